// Pages are kept in a cache of their owner's, and only where the server allows it.
const shelfOf = owner => `pages-${owner}`;
let asked = 0, changed = 0; // a slow answer from before the phone changed hands must not change it back

async function wipe() {
  for (const name of await caches.keys()) {
    if (name.startsWith('pages-')) await caches.delete(name);
  }
}

// Every page says whose it is, with whom they live, and in which language. No word of it means that the server could not tell.
async function note(response, number, event) {
  const owner = response.headers.get('X-User-Key'), language = response.headers.get('Content-Language');
  const home = response.headers.get('X-Home');
  if (!owner || number < changed) return;
  const seconds = Number(response.headers.get('X-Keep-For')), until = seconds && Date.now() + seconds * 1000;
  if (until || await shelf.get('until')) await shelf.set('until', until);
  const known = [await shelf.get('owner'), await shelf.get('home'), await shelf.get('language')];
  if ([owner, home, language].some((value, at) => value !== known[at])) {
    changed = asked;
    await shelf.set('together', '');
    await shelf.set('owner', owner);
    await shelf.set('home', home);
    await shelf.set('language', language);
    await wipe();
    tell({ type: 'owner' });
  }
  const edition = response.headers.get('X-Edition'), warm = `${owner} ${home} ${language} ${edition} ${BUILD.version}`;
  if (isStaff(owner)) event.waitUntil(checkVisits().then(flush).catch(() => {}));
  else if (isSomebody(owner)) event.waitUntil(attend(warm).catch(() => {}));
}

// Somebody is evidently signed in and connected: sends what waits, and once for each version of the app and
// edition of its texts fetches the main pages and those that are kept.
async function attend(warm) {
  await flush();
  if (await shelf.get('warm') === warm) return;
  await navigator.locks.request('warm', { ifAvailable: true }, lock => lock && warmUp(warm));
}

const CANNOT = { taken: 'hulp', afspraken: 'kan-niet' };

async function warmUp(warm) {
  const begun = Date.now();
  await (await caches.open(BUILD.version)).put(OFFLINE, await fetch(OFFLINE));
  if (!navigator.connection?.saveData) {
    const today = await renew(MAIN);
    const found = [...today.matchAll(/href="(\/(taken|afspraken)\/\d+)"/g)];
    await renew(new Set(found.flatMap(([, page, list]) => [page, `${page}/${CANNOT[list]}`])));
    const pages = await caches.open(shelfOf(await shelf.get('owner')));
    for (const { url } of await pages.keys()) {
      if ((await facts(pages, url)).at < begun) await renew([url]).catch(() => {});
    }
  }
  await shelf.set('warm', warm);
}

// Returns the first page's text. Rejects when the session is over: what it is sent on to is not asked for by anybody,
// and the page of a phone that is not linked any more takes its cookie away.
async function renew(addresses) {
  let first;
  for (const address of addresses) {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(LIMITS.sending) });
    if (response.type === 'opaqueredirect') throw new Error('signed out');
    first ??= await response.clone().text();
    await keep(new URL(address, location), response);
  }
  return first;
}

async function fresh(event) {
  const number = ++asked, response = await fetch(event.request);
  if (response.type === 'opaqueredirect') return response;
  await note(response, number, event);
  event.waitUntil(keep(event.request.url, response.clone()).catch(() => {}));
  return response;
}

const addressOf = url => Object.assign(new URL(url), { hash: '' }).href;

async function keep(url, response) {
  const owner = response.headers.get('X-User-Key');
  if (!isSomebody(owner) || owner !== await shelf.get('owner') || response.redirected) return;
  const pages = await caches.open(shelfOf(owner));
  if (response.status === 404) {
    await pages.delete(addressOf(url));
    await noMoreTogether(url);
  }
  if (isStaff(owner) && !await pages.match(addressOf(url))) return; // only what was taken along
  if (!response.ok || response.headers.get('X-Offline') !== '1') return;
  const body = await response.blob(), headers = new Headers(response.headers);
  headers.set('X-Kept-At', Date.now());
  headers.set('X-Kept-Bytes', body.size);
  for (const name of ['Vary', 'Content-Encoding', 'Content-Length']) headers.delete(name);
  await pages.put(addressOf(url), new Response(body, { headers }));
  await trim(pages);
}

async function trim(pages) {
  const all = await Promise.all((await pages.keys()).map(async key => ({ key, ...await facts(pages, key) })));
  let total = 0;
  for (const { key, bytes } of all.sort((one, other) => other.at - one.at)) {
    total += bytes;
    if (total > LIMITS.bytes) await pages.delete(key);
  }
}

async function facts(pages, key) {
  const headers = (await pages.match(key))?.headers;
  return { at: Number(headers?.get('X-Kept-At')), bytes: Number(headers?.get('X-Kept-Bytes')) };
}

async function find(url) {
  const owner = await ownerNow();
  if (!isSomebody(owner)) return undefined;
  const page = await (await caches.open(shelfOf(owner))).match(addressOf(url));
  return page && Date.now() - page.headers.get('X-Kept-At') < LIMITS.age ? page : undefined;
}

// The page learns that it was kept, and when it was fresh.
async function reopen(page) {
  const html = await page.clone().text();
  const marked = html.replace('<html ', `<html data-kept="${page.headers.get('X-Kept-At')}" `);
  return new Response(marked, { headers: page.headers });
}

const notHere = async () => await whatIsHere() ?? await caches.match(OFFLINE) ?? Response.error();

// The network first; a page that was kept when that is away, broken or slow. A late answer is kept all the same.
async function open(event) {
  if (!await finishSignOut()) return notHere();
  await forgetInTime();
  const shown = await together(event.request.url);
  if (shown) return shown;
  const network = fresh(event);
  event.waitUntil(network.catch(() => {}));
  const kept = await find(event.request.url);
  if (!kept) return network.catch(notHere);
  const sound = network.then(response => response.status < 500 ? response : Promise.reject(response));
  return Promise.race([sound, sleep(LIMITS.patience).then(() => reopen(kept))]).catch(() => reopen(kept));
}
