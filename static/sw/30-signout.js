// Signing out empties the phone at once, also without network; the server ends the session before anything is shown.
async function signOut(request) {
  const owner = await ownerNow();
  if (!isSomebody(owner)) return fetch(request);
  await Promise.race([flush().catch(() => {}), sleep(LIMITS.sending)]);
  await shelf.set('owner', NOBODY);
  await shelf.set('leaving', true);
  for (const name of ['together', 'along']) await shelf.set(name, '');
  await wipe();
  for (const notification of await registration.getNotifications()) notification.close();
  return await finishSignOut() ? Response.redirect(isStaff(owner) ? '/inloggen' : '/', 303) : notHere();
}

async function finishSignOut() {
  if (!await shelf.get('leaving').catch(() => false)) return true;
  try {
    const signal = AbortSignal.timeout(LIMITS.sending);
    const { status } = await fetch(SIGN_OUT, { method: 'POST', headers: { 'X-Sync': '1' }, signal });
    if (status === 204) await shelf.set('leaving', false);
    return status === 204;
  } catch {
    return false;
  }
}
