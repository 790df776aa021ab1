// Asks for messages when a finger asks for it, and sees at each page that the server still knows this browser.
(() => {
  const card = () => document.querySelector('[data-push]');
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return show('impossible');

  const AGAIN = 10 * 60e3, LIMIT = 20e3; // ms
  const owner = () => document.body.dataset.live && document.documentElement.dataset.kept === undefined;

  // Without network some browsers never answer subscribe().
  const limited = promise => Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), LIMIT)),
  ]);
  const manager = async () => (await limited(navigator.serviceWorker.ready)).pushManager;

  function show(state) {
    document.querySelectorAll('[data-push-state]').forEach(part => { part.hidden = part.dataset.pushState !== state; });
  }

  // The server answers with the key that it signs with.
  async function tell(subscription, method = 'POST') {
    const { endpoint, keys } = subscription.toJSON();
    const body = new URLSearchParams(method === 'POST' ? { endpoint, p256dh: keys.p256dh, auth: keys.auth } : { endpoint });
    const answer = await fetch('/push/subscription', { method, body });
    if (!answer.ok || answer.redirected) throw new Error('not taken');
    return answer.text();
  }

  // One for another key than the server's takes no message from it.
  async function subscribe(key) {
    const push = await manager(), old = await push.getSubscription();
    if (old && !isOf(old, key)) {
      await tell(old, 'DELETE');
      await old.unsubscribe();
    }
    const subscription = await limited(push.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
    await tell(subscription);
    return subscription;
  }

  const isOf = (subscription, key) => {
    const made = subscription.options?.applicationServerKey;
    return !made || !key || btoa(String.fromCharCode(...new Uint8Array(made))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') === key;
  };

  // The browser may have changed it, the server may have lost it or have a new key, the phone may be somebody else's now.
  async function heal() {
    if (!owner()) return sessionStorage.removeItem('push'); // signing out ended it
    if (Notification.permission !== 'granted') return;
    let subscription = await (await manager()).getSubscription();
    if (!subscription) return;
    const told = JSON.parse(sessionStorage.getItem('push') ?? '{}');
    if (told.endpoint === subscription.endpoint && Date.now() - told.at < AGAIN) return;
    const key = await tell(subscription);
    if (!isOf(subscription, key)) {
      subscription = await subscribe(key);
      await look();
    }
    sessionStorage.setItem('push', JSON.stringify({ endpoint: subscription.endpoint, at: Date.now() }));
  }

  async function look() {
    if (!card()) return;
    if (Notification.permission === 'denied') return show('blocked');
    const subscription = await (await manager()).getSubscription();
    show(subscription && isOf(subscription, card().dataset.push) ? 'on' : 'off');
  }

  async function turnOn() {
    if (await Notification.requestPermission() !== 'granted') return show('blocked');
    await subscribe(card().dataset.push);
    location.reload();
  }

  async function turnOff() {
    const subscription = await (await manager()).getSubscription();
    if (subscription) {
      await tell(subscription, 'DELETE');
      await subscription.unsubscribe();
    }
    location.reload();
  }

  document.addEventListener('click', event => {
    const deed = event.target.closest('[data-push-on]') ? turnOn : event.target.closest('[data-push-off]') ? turnOff : null;
    deed?.().catch(() => show('failed'));
  });

  // Offered once something was ticked, and only where the question was never answered.
  function offer() {
    document.querySelectorAll('[data-push-offer]').forEach(link => { link.hidden = Notification.permission !== 'default'; });
  }

  document.addEventListener('htmx:after:swap', offer);
  offer();
  look().catch(() => show('impossible'));
  heal().catch(() => {});
  navigator.clearAppBadge && document.getElementById('bell')?.dataset.unread === '0' && navigator.clearAppBadge();
})();
