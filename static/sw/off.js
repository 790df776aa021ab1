// Served in place of the worker when WEGWIJS_OFFLINE is off: removes pages and itself. What waits to be sent stays.
self.addEventListener('install', () => skipWaiting());

self.addEventListener('activate', event => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    await registration.unregister();
  })());
});
