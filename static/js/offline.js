// The page and its service worker: a calm bar without network, a newer version on request, nothing after signing out.
(() => {
  const address = document.querySelector('meta[name="worker"]')?.content;
  if (!address || !('serviceWorker' in navigator)) return;
  const root = document.documentElement, bar = document.getElementById('offline');
  const worker = navigator.serviceWorker;
  const GOING = 1000; // ms
  let owner, fresh = Number(root.dataset.kept) || Date.now();

  // ----- Whose page this is. A page that comes back from the browser's memory is looked at before it is shown.
  const mine = shelf.get('owner').then(found => { owner = found; }).catch(() => {});
  const isPrivate = () => owner && owner !== 'none';
  addEventListener('pagehide', () => { root.hidden = isPrivate(); });
  addEventListener('pageshow', async event => {
    const isMine = async () => await shelf.get('owner') === owner && !await shelf.get('together');
    if (event.persisted && isPrivate() && !await isMine()) location.reload();
    else root.hidden = false;
  });

  // ----- The bar. A kept page says so until it is fetched; a fresh one as soon as the network goes.
  function when(moment) {
    const date = new Date(moment), language = `${root.lang}-u-nu-latn`;
    const time = date.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false });
    if (date.toDateString() === new Date().toDateString()) return time;
    return `${date.toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long' })} ${time}`;
  }

  function show() {
    if (!bar) return;
    bar.hidden = navigator.onLine && !root.dataset.kept;
    const place = bar.querySelector('[data-text]');
    place.textContent = place.dataset.text.replace('{time}', when(fresh));
  }

  const flush = () => worker.controller?.postMessage('flush');
  addEventListener('offline', show);
  addEventListener('online', () => { show(); flush(); });
  addEventListener('pageshow', () => { show(); flush(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) flush(); });
  document.addEventListener('htmx:after:swap', event => {
    if (event.detail.ctx.target?.id !== 'main') return;
    delete root.dataset.kept;
    fresh = Date.now();
    show();
  });

  // ----- The worker. A new one waits until all pages are closed, or until the person asks for it.
  let asked = false;

  function offer(waiting) {
    const newer = document.getElementById('newer');
    if (!newer || !waiting || !worker.controller) return;
    newer.hidden = false;
    newer.querySelector('button').onclick = () => {
      asked = true;
      waiting.postMessage('take over');
    };
  }

  worker.addEventListener('controllerchange', () => { if (asked) location.reload(); });
  worker.addEventListener('message', async event => {
    await mine;
    if (event.data.type !== 'owner' || !isPrivate() || await shelf.get('owner') === owner) return;
    root.hidden = true;
    // The page that is just going elsewhere has to get there: the answer that told us whose phone it is has come.
    setTimeout(() => location.reload(), GOING);
  });

  addEventListener('load', async () => {
    const registration = await worker.register(address).catch(() => undefined);
    if (!registration) return;
    offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing;
      coming.addEventListener('statechange', () => { if (coming.state === 'installed') offer(coming); });
    });
  });
})();
