// Who is taken along on a home visit: two pages of each, on this phone alone, within the limits that the page names.
(() => {
  const sentences = document.getElementById('not-taken');
  if (!sentences || !('serviceWorker' in navigator)) return;
  const PAGE = /^\/clienten\/(\d+)\/huisbezoek(\/samen)?$/, LIST = '/huisbezoeken/mee';
  const pagesOf = id => [`/clienten/${id}/huisbezoek`, `/clienten/${id}/huisbezoek/samen`];
  const sizeOf = response => Number(response.headers.get('X-Kept-Bytes'));
  const inWords = bytes => `${Math.ceil(bytes / 1000)} KB`;
  const isOurs = owner => String(owner).startsWith('staff-');

  const pages = async () => caches.open(`pages-${await shelf.get('owner')}`);

  // The bytes of each newcomer who is along.
  async function along() {
    const here = await pages(), found = new Map();
    for (const { url } of await here.keys()) {
      const id = PAGE.exec(new URL(url).pathname)?.[1];
      if (id) found.set(id, (found.get(id) ?? 0) + sizeOf(await here.match(url)));
    }
    return found;
  }

  // Undefined for what may not be kept.
  async function copyOf(address) {
    const response = await fetch(address, { redirect: 'manual' });
    if (!response.ok || response.headers.get('X-Offline') !== '1') return undefined;
    const body = await response.blob(), headers = new Headers(response.headers);
    headers.set('X-Kept-At', Date.now());
    headers.set('X-Kept-Bytes', body.size);
    for (const name of ['Vary', 'Content-Encoding', 'Content-Length']) headers.delete(name);
    return new Response(body, { headers });
  }

  // Returns why not; nothing when it is done.
  async function take(id) {
    const have = await along(), addresses = [...pagesOf(id), LIST];
    if (have.size >= Number(sentences.dataset.most)) return 'many';
    const copies = await Promise.all(addresses.map(copyOf)).catch(() => [undefined]);
    if (copies.includes(undefined)) return 'gone';
    const bytes = [...have.values(), ...copies.map(sizeOf)].reduce((sum, some) => sum + some, 0);
    if (bytes > Number(sentences.dataset.bytes)) return 'big';
    const here = await pages();
    await Promise.all(addresses.map((address, number) => here.put(address, copies[number])));
    await Promise.all([...document.styleSheets].map(({ href }) => fetch(href)));
    navigator.serviceWorker.controller.postMessage('taken along');
  }

  async function leave(id) {
    const here = await pages();
    await Promise.all(pagesOf(id).map(address => here.delete(address)));
    if (!(await along()).size) await here.delete(LIST);
  }

  // A session that was idle takes the copy with it. Who signs in again has it again, for the rest of the day.
  async function again() {
    const chosen = await shelf.get('along');
    if (!chosen || chosen.owner !== await shelf.get('owner') || chosen.day !== today() || (await along()).size) return;
    for (const id of chosen.ids) await take(id);
    await remember();
  }

  const today = () => new Date().toDateString();

  async function remember() {
    const ids = [...(await along()).keys()];
    await shelf.set('along', { owner: await shelf.get('owner'), ids, day: today() });
  }

  function say(why) {
    sentences.hidden = !why;
    sentences.textContent = sentences.dataset[why] ?? '';
    if (why) sentences.focus();
  }

  async function show() {
    if (!navigator.serviceWorker.controller || !isOurs(await shelf.get('owner'))) return;
    await again();
    const have = await along();
    for (const part of document.querySelectorAll('section[data-along]')) showOne(part, have.get(part.dataset.along));
    const list = document.querySelector('[data-kept]');
    if (list) await fill(list, have);
  }

  function showOne(part, bytes) {
    part.hidden = false;
    part.querySelector('[data-take]').hidden = Boolean(bytes);
    part.querySelector('[data-has]').hidden = !bytes;
    part.querySelector('[data-size]').textContent = inWords(bytes ?? 0);
  }

  async function fill(list, have) {
    const lines = await Promise.all([...have].map(([id, bytes]) => lineOf(id, bytes)));
    list.replaceChildren(...lines);
    list.hidden = !lines.length;
    document.querySelector('[data-none]').hidden = Boolean(lines.length);
  }

  // A kept page knows whose it is.
  async function lineOf(id, bytes) {
    const line = document.getElementById('kept-line').content.firstElementChild.cloneNode(true);
    const [address] = pagesOf(id), page = await (await (await pages()).match(address)).text();
    const link = line.querySelector('a');
    link.href = address;
    link.textContent = new DOMParser().parseFromString(page, 'text/html').querySelector('h1').textContent;
    line.querySelector('[data-size]').textContent = inWords(bytes);
    line.dataset.along = id;
    return line;
  }

  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-take], [data-leave]');
    if (!button) return;
    const { along: id } = button.closest('[data-along]').dataset;
    say('take' in button.dataset ? await take(id) : await leave(id));
    await remember();
    show();
  });
  document.addEventListener('htmx:after:swap', show);
  addEventListener('pageshow', show);
  navigator.serviceWorker.addEventListener('controllerchange', show);
})();
