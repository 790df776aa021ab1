// A file that is too large is said to be so before it is sent.
document.addEventListener('change', ({ target }) => {
  if (!target.matches('input[data-most]')) return;
  const isTooLarge = target.files[0]?.size > Number(target.dataset.most);
  target.setCustomValidity(isTooLarge ? target.dataset.tooLarge : '');
  target.reportValidity();
});
