// What was sent is no longer being typed: a field follows the answer only once it is as it came.
(() => {
  document.addEventListener('htmx:before:swap', event => {
    const { request } = event.detail.ctx;
    if (request.method === 'POST') request.form?.reset();
  });
})();
