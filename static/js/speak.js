// A phone without a voice of its own for the language would read in a wrong one: there the button stays hidden.
(() => {
  if (!('speechSynthesis' in window)) return;
  const SLOWLY = .8;

  const language = button => button.lang || document.documentElement.lang;
  const voice = button => speechSynthesis.getVoices()
    .find(voice => voice.localService && voice.lang.split(/[-_]/)[0] === language(button));

  const show = () => document.querySelectorAll('[data-speak]')
    .forEach(button => { button.hidden = !voice(button); });

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-speak]');
    if (!button) return;
    const words = new SpeechSynthesisUtterance(button.dataset.speak);
    Object.assign(words, { voice: voice(button), lang: language(button), rate: SLOWLY });
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
  });

  speechSynthesis.addEventListener?.('voiceschanged', show);
  document.addEventListener('htmx:after:swap', show);
  show();
})();
