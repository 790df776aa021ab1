// After an answer, to what the page points at; or to the page, when what had the focus is gone.
(() => {
  let inside;

  document.addEventListener('htmx:before:swap', () => {
    inside = document.activeElement.closest('#main');
  });

  document.addEventListener('htmx:after:swap', event => {
    const main = document.getElementById('main');
    const pointed = event.detail.ctx.request.method === 'POST' && main.querySelector('[data-focus]');
    if (pointed) pointed.focus();
    else if (inside && document.activeElement === document.body) main.focus({ preventScroll: true });
  });
})();
