// On a home visit: what waits on this phone shows as if it had been done; and two can look at one screen.
(() => {
  const { visit } = document.body.dataset, isTogether = document.body.dataset.together !== undefined;
  if (!visit || !('serviceWorker' in navigator)) return;
  const make = id => document.getElementById(id).content.firstElementChild.cloneNode(true);
  const main = () => document.querySelector('#main .page > div');

  async function show() {
    const waiting = await shelf.of('outbox', await shelf.get('owner'));
    document.querySelectorAll('.unsent').forEach(sign => sign.remove());
    const here = waiting.filter(entry => entry.visit == visit), form = document.querySelector('[data-once]');
    if (form) makesOne(form, here.some(({ url }) => url.endsWith('/afspraken')));
    here.forEach(mark);
  }

  function makesOne(form, waits) {
    if (form.hidden && !waits) form.reset();
    form.hidden = waits;
  }

  function mark({ url, body }) {
    const said = new URLSearchParams(body), deed = url.split('/').at(-1);
    if (deed === 'klaar') turn(url, said.get('done') === '1');
    if (deed === 'notities') write(said.get('text'));
    if (deed === 'afspraken') plan(said);
    if (deed === 'huisbezoek') begun(true);
    if (deed === 'einde') ended();
  }

  function turn(url, done) {
    const button = document.querySelector(`form[action^="${url}"] .tick`);
    if (!button) return;
    button.form.elements.done.value = done ? 0 : 1;
    button.setAttribute('aria-pressed', done);
    button.classList.toggle('done', done);
    button.querySelector('svg')?.remove();
    if (done) button.prepend(make('check'));
  }

  function write(text) {
    const list = document.querySelector('[data-notes]');
    if (!list) return;
    const line = make('waits-note');
    line.querySelector('[dir]').textContent = text;
    list.append(line);
  }

  const chosen = (field, value) => document.querySelector(`[name="${field}"][value="${value}"]`)?.parentElement.textContent;

  // Who types a day means that one.
  function plan(said) {
    const list = document.querySelector('[data-meetings]');
    if (!list) return;
    const line = make('waits-meeting'), day = said.get('datum');
    line.querySelector('b').textContent = chosen('soort', said.get('soort'));
    line.querySelector('span').textContent = day ? `${inWords(day)} ${said.get('van')}` : chosen('slot', said.get('slot'));
    list.append(line);
  }

  const inWords = day => new Date(day).toLocaleDateString(document.documentElement.lang, { weekday: 'long', day: 'numeric', month: 'long' });

  function begun(now) {
    document.querySelectorAll('[data-before]').forEach(part => { part.hidden = now; });
    document.querySelectorAll('[data-during]').forEach(part => { part.hidden = !now; });
  }

  function ended() {
    begun(true);
    document.querySelectorAll('[data-during]').forEach(part => { part.hidden = true; });
    if (!isTogether) main().prepend(make('waits-end'));
  }

  // Which page is shown while two look, the service worker sees to: also when the back button is pressed. Without one,
  // and where it was told so before, the server does.
  async function change(event) {
    const form = event.target.closest('form[data-together], form[data-alone]');
    if (!form || 'together' in form.dataset && !navigator.serviceWorker.controller) return;
    event.preventDefault();
    const place = form.dataset.alone ?? new URL(form.action).pathname;
    const isThere = navigator.onLine || await caches.match(place);
    document.getElementById('failed').hidden = Boolean(isThere);
    if (!isThere) return;
    await shelf.set('together', 'alone' in form.dataset ? '' : place);
    if ('told' in form.dataset) form.submit();
    else location.replace(place);
  }

  if (isTogether) shelf.set('together', location.pathname);
  document.addEventListener('submit', change);
  document.addEventListener('htmx:after:swap', show);
  addEventListener('pageshow', show);
  navigator.serviceWorker.addEventListener('message', ({ data }) => { if (data.type === 'queued') show(); });
})();
