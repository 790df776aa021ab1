// What a colleague does must not take away what is being typed: until it is sent, the page does not refresh itself.
document.addEventListener('input', event => {
  const { form, value } = event.target;
  if (event.target.matches('#main textarea')) form?.toggleAttribute('data-keep', value.trim() !== '');
});
