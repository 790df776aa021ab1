// What was chosen beside a list stands in the address, so that a page that refreshes itself keeps it.
document.addEventListener('htmx:after:swap', event => {
  const link = event.detail.ctx.sourceElement?.closest('[data-here]');
  if (link) history.replaceState(null, '', link.href);
});

// Back to the list as it was left: who was shown, in which order, and how far one had scrolled. The browser tells no
// page what the others are called, so the list leaves the key of its place; that says nothing about anybody.
(() => {
  const LIST = '/clienten', places = window.navigation;
  if (!places) return;
  addEventListener('pageshow', () => {
    if (location.pathname === LIST) sessionStorage.setItem('list', places.currentEntry.key);
  });
  document.addEventListener('click', event => {
    if (event.target.closest('a.back')?.getAttribute('href') !== LIST || event.ctrlKey || event.metaKey) return;
    const key = sessionStorage.getItem('list');
    if (!places.entries().some(place => place.key === key)) return;
    event.preventDefault();
    places.traverseTo(key);
  });
})();
