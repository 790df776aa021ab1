// Where the browser can put the app on the phone itself, a button does it; nothing is asked before it is pressed.
(() => {
  let offered;
  const show = () => document.querySelectorAll('[data-install]').forEach(part => { part.hidden = !offered; });
  const stay = () => navigator.storage?.persist?.();

  addEventListener('beforeinstallprompt', event => {
    event.preventDefault();
    offered = event;
    show();
  });
  document.addEventListener('click', async event => {
    if (!event.target.closest('[data-install] button')) return;
    await offered.prompt();
    offered = undefined;
    show();
  });
  // What an installed app keeps must not go when the phone needs room.
  addEventListener('appinstalled', stay);
  if (matchMedia('(display-mode: standalone)').matches) stay();
})();
