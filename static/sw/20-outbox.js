// What a newcomer does without network waits here, and is sent in order, once, while its owner is signed in.
const WISH = /^\/(taken(\/\d+\/(klaar|hulp|planning|reacties))?|afspraken\/\d+\/(afmelding|komst)|stappen\/\d+\/gezien)$/;
const AWAY = [502, 503, 504];

const mine = owner => shelf.of('outbox', owner);
// The list that it stands on, and the page that it is about: of something new, the list; on a visit, the visit.
const listOf = entry => entry.url.match(/^\/\w+/)[0];
const pageOf = entry => entry.visit ? `/clienten/${entry.visit}/huisbezoek` : entry.url.match(/^\/\w+(\/\d+)?/)[0];

async function wish(event) {
  const { request } = event, owner = await ownerNow(), { pathname, searchParams } = new URL(request.url);
  const visit = searchParams.get('huisbezoek');
  if (!isSomebody(owner) || isStaff(owner) && !visit) return fetch(request);
  const body = await request.clone().text();
  const entry = { key: await keyOf(body), url: pathname, body, owner, made: Date.now(), failed: 0 };
  if (visit) entry.visit = parseInt(visit);
  // Nothing overtakes it; and the screen of a visit has one way for what is said on it, with network or without.
  const waits = Boolean(visit) && request.mode !== 'navigate' || (await mine(owner)).length > 0;
  const answer = waits ? undefined : await attempt(request, entry);
  if (!answer || answer.headers.get('HX-Redirect')?.startsWith('/pin')) {
    const shown = await remember(entry, request);
    event.waitUntil(sleep(waits ? 0 : LIMITS.again).then(flush).catch(() => {}));
    return answer ?? shown;
  }
  if (answer.type === 'opaqueredirect' || answer.ok) event.waitUntil(renewAfter([entry]).catch(() => {}));
  return answer;
}

// A form that makes something is one wish however often it is pressed; with other words in it, it is another.
async function keyOf(body) {
  if (!new URLSearchParams(body).get('sleutel')) return crypto.randomUUID();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}

// Returns undefined when nobody answered.
async function attempt(request, entry) {
  const headers = new Headers(request.headers);
  headers.set('Idempotency-Key', entry.key);
  const redirect = request.mode === 'navigate' ? 'manual' : 'follow', signal = AbortSignal.timeout(LIMITS.sending);
  try {
    const response = await fetch(entry.url, { method: 'POST', headers, body: entry.body, redirect, signal });
    return AWAY.includes(response.status) ? undefined : response;
  } catch {
    return undefined;
  }
}

async function remember(entry, request) {
  const waiting = await mine(entry.owner);
  if (waiting.length >= LIMITS.entries) return Response.error();
  if (!waiting.some(other => other.key === entry.key)) await shelf.put('outbox', entry);
  registration.sync?.register('outbox').catch(() => {});
  tell({ type: 'queued', url: entry.url });
  const page = pageOf(entry), list = listOf(entry);
  if (request.mode === 'navigate') return Response.redirect(await find(new URL(page, location)) ? page : list, 303);
  return page === list ? new Response('', { headers: { 'HX-Redirect': page } }) : new Response(null, { status: 204 });
}

// Rejects when something has to be tried again.
async function flush() {
  const sent = [];
  try {
    await navigator.locks.request('outbox', () => replay(sent));
  } finally {
    if (sent.length) {
      tell({ type: 'sent' });
      await renewAfter(sent).catch(() => {});
    }
  }
}

async function replay(sent) {
  const owner = await ownerNow(), stuck = new Set();
  if (!isSomebody(owner)) return;
  for (const entry of await mine(owner)) {
    if (stuck.has(pageOf(entry))) continue;
    const outcome = await send(entry);
    if (outcome === 'sign-in') {
      tell({ type: outcome });
      return;
    }
    if (outcome === 'again') stuck.add(pageOf(entry));
    else await shelf.remove('outbox', entry.id);
    if (outcome === 'sent') sent.push(entry);
  }
  if (stuck.size) throw new Error('some have to be tried again');
}

async function send(entry) {
  const age = Date.now() - entry.made;
  if (age > LIMITS.waiting) return refuse(entry, '');
  const response = await fetch(entry.url, {
    method: 'POST',
    body: entry.body,
    redirect: 'manual',
    signal: AbortSignal.timeout(LIMITS.sending),
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Idempotency-Key': entry.key,
      'X-Age': Math.max(0, Math.round(age / 1000)),
      'X-Sync': '1',
      'X-User-Key': entry.owner,
    },
  });
  if (response.status === 204) return 'sent';
  if (response.status === 401) return 'sign-in';
  // Also what is no answer of ours: the page of a hotel's network.
  if (response.status < 400 || response.status === 429 || AWAY.includes(response.status)) throw new Error('not now');
  if (response.status < 500) return refuse(entry, await sentenceOf(response), response.status === 404);
  entry.failed += 1;
  if (entry.failed >= LIMITS.failures) return refuse(entry, '');
  await shelf.put('outbox', entry);
  return 'again';
}

const sentenceOf = async response => response.headers.get('Content-Type')?.startsWith('text/plain') ? response.text() : '';

// Of who is not theirs to visit any more nothing stays but one sentence, which no page of theirs has to show.
async function refuse(entry, sentence, gone) {
  const { owner, visit, url, body } = entry, page = pageOf(entry);
  await shelf.put('refused', gone && visit ? { id: page, owner, sentence } : { owner, visit, url, body, page, sentence });
  tell({ type: 'refused' });
  return 'refused';
}

// What is kept of the list and of the page has to show what was just done.
const renewAfter = async entries => renew(new Set((await Promise.all(entries.map(changedBy))).flat()));

async function changedBy(entry) {
  const page = pageOf(entry);
  if (!entry.visit) return ['/', listOf(entry), page];
  return await find(new URL(page, location)) ? [page, `${page}/samen`] : [];
}
