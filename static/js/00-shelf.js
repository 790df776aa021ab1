// What the phone keeps beside pages, in IndexedDB. The service worker writes it; it gets this file too.
const shelf = (() => {
  const open = () => new Promise((resolve, reject) => {
    const request = indexedDB.open('wegwijs', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('facts');
      request.result.createObjectStore('outbox', { keyPath: 'id', autoIncrement: true });
      request.result.createObjectStore('refused', { keyPath: 'id', autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  async function run(store, mode, work) {
    const base = await open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = base.transaction(store, mode);
        const request = work(transaction.objectStore(store));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      base.close();
    }
  }

  return {
    get: key => run('facts', 'readonly', store => store.get(key)),
    set: (key, value) => run('facts', 'readwrite', store => store.put(value, key)),
    put: (name, entry) => run(name, 'readwrite', store => store.put(entry)),
    remove: (name, id) => run(name, 'readwrite', store => store.delete(id)),
    of: async (name, owner) => (await run(name, 'readonly', store => store.getAll()))
      .filter(entry => entry.owner === owner),
  };
})();
