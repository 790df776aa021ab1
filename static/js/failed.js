// A form that got no answer must say so; htmx leaves the page as it was, with everything that was typed.
(() => {
  const notice = document.getElementById('failed');

  const show = event => {
    const { request, response } = event.detail.ctx ?? {};
    if (request?.method === 'POST') notice.hidden = response?.status < 500;
  };

  document.addEventListener('htmx:before:request', () => { notice.hidden = true; });
  document.addEventListener('htmx:response:error', show);
  document.addEventListener('htmx:error', show);
})();
