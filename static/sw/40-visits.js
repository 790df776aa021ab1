// Of staff only what static/js/staff put here for a home visit is kept, and only while they may see it.
const VISIT = /^\/clienten\/(\d+)\/huisbezoek(\/samen)?$/, TAKEN = '/huisbezoeken/mee';
const DOORS = /^\/(inloggen|welkom|demo|offline)/; // where a session that is over leads
const newcomerOf = url => VISIT.exec(new URL(url, location).pathname)?.[1];

async function checkVisits() {
  const pages = await caches.open(shelfOf(await ownerNow())), files = await caches.open(BUILD.version);
  const kept = (await pages.keys()).filter(({ url }) => newcomerOf(url));
  if (!kept.length) return;
  for (const file of BUILD.staff) if (!await files.match(file)) await files.add(file);
  const asked = new Set(kept.map(({ url }) => newcomerOf(url)));
  const answer = await fetch(`/huisbezoeken/toegang?wie=${[...asked]}`, { headers: { 'X-By-Itself': '1' }, redirect: 'manual' });
  if (!answer.ok) return;
  const mine = (await answer.text()).split(',');
  for (const key of kept) if (!mine.includes(newcomerOf(key.url))) await pages.delete(key);
}

// A session of staff has an end, also on a phone that reaches nobody.
async function forgetInTime() {
  const until = await shelf.get('until').catch(() => 0);
  if (until && until < Date.now()) await wipe();
}

// While two look at one phone no other page is shown, whatever button is pressed: static/js/staff begins it and ends it.
async function together(url) {
  const place = await shelf.get('together').catch(() => ''), { pathname } = new URL(url);
  return place && pathname !== place && !DOORS.test(pathname) ? Response.redirect(place) : undefined;
}

const noMoreTogether = async url => await shelf.get('together') === new URL(url).pathname && shelf.set('together', '');

const whatIsHere = async () => await shelf.get('together').catch(() => '') ? undefined : find(new URL(TAKEN, location));
