// What was chosen beside a list stands in the address, so that a page that refreshes itself keeps it.
document.addEventListener('htmx:after:swap', event => {
  const link = event.detail.ctx.sourceElement?.closest('[data-here]');
  if (link) history.replaceState(null, '', link.href);
});
