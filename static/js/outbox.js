// Shows what waits on this phone as if it had been done, and says what became of it. All words stand in the page.
(() => {
  const words = document.getElementById('waits');
  if (!words || !('serviceWorker' in navigator)) return;
  const make = id => document.getElementById(id).content.firstElementChild.cloneNode(true);
  const page = () => document.querySelector('#main .page > div');

  async function show() {
    const owner = await shelf.get('owner').catch(() => undefined);
    if (!owner) return;
    const waiting = await shelf.of('outbox', owner), refused = await shelf.of('refused', owner);
    document.querySelectorAll('.waits').forEach(sign => sign.remove());
    waiting.forEach(mark);
    const { visit, together } = document.body.dataset; // what others read along is not for them
    refused.filter(one => one.visit == visit && together === undefined).forEach(say);
  }

  function mark(entry) {
    const said = new URLSearchParams(entry.body), [, list, id, deed] = entry.url.split('/');
    if (list === 'clienten') return;
    if (list === 'stappen') return celebrated(entry.url);
    if (!id) return ownTask(said.get('title'));
    const address = `/${list}/${id}`, line = document.getElementById(`taak-${id}`);
    if (list === 'afspraken') document.querySelectorAll(`a[href="${address}"]`).forEach(markMeeting);
    else if (line) markLine(line, deed === 'klaar' ? said.get('done') : null);
    if (location.pathname !== address) return;
    if (!page().querySelector(':scope > .waits')) page().prepend(make('waits'));
    if (deed === 'klaar') turn(entry.url, said.get('done'));
    if (deed === 'reacties') comment(said.get('body'));
  }

  function celebrated(address) {
    const form = document.querySelector(`form[action="${address}"]`);
    if (form) form.closest('section').hidden = true;
  }

  function markLine(line, done) {
    if (!line.querySelector('.waits')) line.querySelector('.title').parentElement.append(make('waits-short'));
    if (done !== null) line.classList.toggle('done', done === '1');
  }

  // A line of the list, or a card with buttons.
  function markMeeting(link) {
    const title = link.querySelector('.title');
    if (title) title.parentElement.append(make('waits-short'));
    else link.parentElement.before(make('waits-short'));
  }

  // The button offers the way back, which may wait too.
  function turn(address, done) {
    const form = document.querySelector(`form[action="${address}"]`), field = form?.elements.done;
    if (field?.value !== done) return;
    field.value = done === '1' ? '0' : '1';
    form.querySelector('button span').textContent = words.dataset[done === '1' ? 'undo' : 'do'];
  }

  function comment(text) {
    const sign = make('waits-comment');
    sign.querySelector('[dir]').textContent = text;
    document.querySelector('form[action$="/reacties"]').before(sign);
  }

  function ownTask(title) {
    if (location.pathname !== '/taken') return;
    const sign = make('waits-task');
    sign.querySelector('.title').textContent = title;
    page().prepend(sign);
  }

  const titleOf = url => document.querySelector(`#taak-${/^\/taken\/(\d+)/.exec(url)?.[1]} .title`)?.textContent;

  // Once, until it is read.
  function say({ id, page: about, sentence, url, body }) {
    const sign = make('too-late'), link = sign.querySelector('a'), name = sign.querySelector('b');
    if (sentence) sign.querySelector('span').textContent = sentence;
    if (about && link) link.href = about;
    if (name) name.textContent = titleOf(url) ?? new URLSearchParams(body).get('text');
    sign.querySelector('button').onclick = async () => {
      await shelf.remove('refused', id);
      show();
    };
    page().prepend(sign);
  }

  function arrived() {
    document.getElementById('said').replaceChildren(make('arrived'));
    refresh();
  }

  function refresh() {
    if (document.querySelector('#main [data-keep]')) return;
    htmx.ajax('GET', location.pathname + location.search, { target: '#main', select: '#main', swap: 'outerMorph' });
  }

  // What was typed is kept now; a choice stays as it was made.
  function queued(address) {
    const form = document.querySelector(`form[action^="${address}"]:has(textarea)`);
    form?.reset();
    show();
  }

  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data.type === 'queued') queued(data.url);
    if (data.type === 'sent') arrived();
    if (data.type === 'refused') show();
    if (data.type === 'sign-in' && !document.querySelector('.sign-in')) page().prepend(make('sign-in'));
  });
  document.addEventListener('htmx:after:swap', show);
  addEventListener('pageshow', show);
})();
