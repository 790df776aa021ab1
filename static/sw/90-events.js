self.addEventListener('install', event => {
  // Their names change with their content, so what the browser has already is right; /offline has no such name.
  event.waitUntil(caches.open(BUILD.version).then(async files => {
    await files.addAll(BUILD.files);
    await files.add(new Request(OFFLINE, { cache: 'reload' }));
  }));
});

self.addEventListener('activate', event => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('static-') && name !== BUILD.version) await caches.delete(name);
    }
    // No navigation preload: it leaves with the session that a sign-out without network still has to end.
    await registration.navigationPreload?.disable();
    await clients.claim();
  })());
});

self.addEventListener('fetch', event => {
  const { request } = event, { origin, pathname, searchParams } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === 'GET' && pathname.startsWith('/static/')) event.respondWith(asset(request));
  else if (request.method === 'GET' && request.mode === 'navigate') event.respondWith(open(event));
  else if (request.method === 'GET' && request.headers.has('HX-Request')) event.respondWith(fresh(event));
  else if (request.method === 'POST' && pathname === SIGN_OUT) event.respondWith(signOut(request));
  else if (request.method === 'POST' && (WISH.test(pathname) || searchParams.has('huisbezoek'))) event.respondWith(wish(event));
});

// What is not fetched beforehand, such as the colours of one gemeente, is kept when it is used. A kept page may name the
// style of an older version: then today's, rather than none.
async function asset(request) {
  const here = await caches.match(request);
  return here ?? fetch(request).then(keepAsset).catch(async () => {
    const today = BUILD.files.find(file => nameOf(file) === nameOf(new URL(request.url).pathname));
    return await caches.match(today ?? '') ?? Response.error();
  });
}

async function keepAsset(response) {
  const copy = response.clone();
  if (response.ok) await caches.open(BUILD.version).then(files => files.put(copy.url, copy)).catch(() => {}); // no room
  return response;
}

const nameOf = address => address.replace(/\.[0-9a-f]{12}\./, '.');

self.addEventListener('sync', event => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});

self.addEventListener('message', event => {
  if (event.data === 'flush') event.waitUntil(flush().catch(() => {}));
  if (event.data === 'take over') skipWaiting();
  if (event.data === 'taken along') event.waitUntil(checkVisits().catch(() => {}));
});
