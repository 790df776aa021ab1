// The service worker of one person's pages: written by hand, because its hard part is whose pages these are.
// The server puts BUILD before it: the version, and the addresses of style, script and pictures.
const LIMITS = {
  patience: 3000, // ms that a page may take before the one that was kept is shown
  sending: 8000, // ms
  again: 4000, // ms until the first new try
  age: 14 * 864e5, // ms that a page is kept
  bytes: 3e6, // of kept pages; the oldest go first
  entries: 200, // that wait to be sent
  waiting: 30 * 864e5, // ms that one may wait
  failures: 5, // of the server on one entry, before it is given up so that the others can go
};
const NOBODY = 'none', OFFLINE = '/offline', SIGN_OUT = '/uitloggen';
const MAIN = ['/', '/taken', '/stappen', '/leren', '/woorden', '/mensen', '/taken/nieuw', '/afspraken'];

const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));
const isStaff = owner => String(owner).startsWith('staff-');
const isSomebody = owner => Boolean(owner) && owner !== NOBODY;
const ownerNow = () => shelf.get('owner').catch(() => undefined);

async function tell(message) {
  for (const page of await clients.matchAll({ includeUncontrolled: true })) page.postMessage(message);
}
