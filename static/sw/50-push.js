// A message is always shown: a browser that gets one and sees nothing shown ends the subscription.
self.addEventListener('push', event => event.waitUntil(display(event.data)));

async function display(data) {
  const { notification, app_badge: waiting } = readMessage(data);
  const { title, navigate, ...look } = notification;
  look.data = { ...look.data, address: navigate };
  await registration.showNotification(title, look);
  await Promise.allSettled([badge(waiting), sayArrived()]);
}

function readMessage(data) {
  try {
    const message = data.json();
    if (message.web_push === 8030 && message.notification.title) return message;
  } catch {
    // Something that is no message of ours; it still has to show as one.
  }
  return { notification: { title: 'Wegwijs', navigate: '/berichten', tag: 'berichten' } };
}

const badge = async number => number ? navigator.setAppBadge?.(number) : navigator.clearAppBadge?.();

// Nobody has to be signed in for this: who knows the endpoint is this browser.
async function sayArrived() {
  const subscription = await registration.pushManager.getSubscription();
  if (subscription) await fetch('/push/aangekomen', { method: 'POST', body: new URLSearchParams({ endpoint: subscription.endpoint }) });
}

self.addEventListener('notificationclick', event => {
  const { action, notification } = event, { task, address } = notification.data ?? {};
  notification.close();
  event.waitUntil(action && task ? answer(action, task) : show(address));
});

// The buttons are wishes like any other: they wait in the same queue, and are sent once.
const ANSWERS = { done: ['klaar', 'done=1'], tomorrow: ['planning', 'dag=morgen'] };

async function answer(action, task) {
  const owner = await ownerNow(), [deed, body] = ANSWERS[action] ?? [];
  if (!deed || !isSomebody(owner)) return show(`/taken/${task}`);
  const entry = { key: crypto.randomUUID(), url: `/taken/${task}/${deed}`, body, owner, made: Date.now(), failed: 0 };
  await shelf.put('outbox', entry);
  await registration.sync?.register('outbox').catch(() => {});
  tell({ type: 'queued', url: entry.url });
  return flush().catch(() => {});
}

async function show(address = '/berichten') {
  const { href } = new URL(address, location);
  const [open] = await clients.matchAll({ type: 'window' });
  if (!open) return clients.openWindow(href);
  await open.focus().catch(() => {}); // not without a finger, and the page is what counts
  return open.navigate(href).catch(() => clients.openWindow(href));
}
