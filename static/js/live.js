// The stream says only that something changed; the page then fetches itself. After a gap it looks once anyway.
(() => {
  const address = document.body.dataset.live;
  if (!address) return;

  const GATHER = 100, SHORTEST = 1000, SPREAD = 4000, LONGEST = 60000, GOING = 15000; // ms
  // Says that nobody touched anything: a page left open must not keep its session alive.
  const headers = { 'X-By-Itself': '1' };
  const view = { target: '#main', select: '#main', selectOOB: '#bell', swap: 'outerMorph', headers };
  let stream, timer, delay, missed, waiting, running, going = 0;

  // What was wrong with the last deed, and what was typed then, stays until the next one.
  const mustStay = () => document.querySelector('#main [data-keep]');

  async function refresh() {
    if (waiting || mustStay()) return;
    waiting = true;
    // A fetch under way may be older than this change.
    await running;
    await new Promise(resolve => setTimeout(resolve, GATHER));
    waiting = false;
    running = htmx.ajax('GET', location.pathname + location.search, view);
  }

  // A page on its way elsewhere must get there: an answer that nobody asked for may not send it to the door.
  addEventListener('beforeunload', () => { going = Date.now(); });
  document.addEventListener('htmx:before:response', event => {
    const byItself = 'X-By-Itself' in event.detail.ctx.request.headers;
    if (byItself && Date.now() - going < GOING) event.preventDefault();
  });

  function open() {
    clearTimeout(timer);
    if (stream || document.hidden) return;
    stream = new EventSource(address);
    stream.onmessage = refresh;
    stream.onopen = () => {
      delay = 0;
      if (missed) refresh();
      missed = false;
    };
    stream.onerror = () => {
      close();
      // Not all phones at once when the server comes back.
      delay = Math.min(delay ? delay * 2 : SHORTEST + Math.random() * SPREAD, LONGEST);
      timer = setTimeout(open, delay);
    };
  }

  function close() {
    clearTimeout(timer);
    stream?.close();
    stream = undefined;
    missed = true;
  }

  // Also when hidden: who is not looking must get the push instead.
  document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
  // After another network, an old connection can look alive for minutes.
  addEventListener('online', () => { close(); open(); });
  addEventListener('pagehide', close);
  addEventListener('pageshow', event => {
    if (!event.persisted) return;
    going = 0;
    open();
  });
  open();
})();
