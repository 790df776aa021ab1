// The gemeente's logo that does not come, such as without network: the mark of the app lies below it.
addEventListener('error', event => event.target.matches?.('.plate img') && event.target.remove(), true);
for (const logo of document.querySelectorAll('.plate img')) if (logo.complete && !logo.naturalWidth) logo.remove();
