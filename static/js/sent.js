// What was sent is no longer being typed: a field follows the answer only once it is as it came. A form that makes one
// thing keeps what it said until that has arrived: a second tap says the same.
(() => {
  document.addEventListener('htmx:before:swap', event => {
    const { request } = event.detail.ctx;
    if (request.method === 'POST' && request.form && !('once' in request.form.dataset)) request.form.reset();
  });
})();
