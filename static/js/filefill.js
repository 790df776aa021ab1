// A file of a school's spreadsheet goes into the field as text; it is sent from there, as if it had been typed.
(() => {
  const read = bytes => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes); // as Excel on Windows writes it
    }
  };

  document.querySelectorAll('[data-fills]').forEach(input => { input.closest('.field').hidden = false; });
  document.addEventListener('change', async event => {
    const file = event.target.closest?.('[data-fills]')?.files[0];
    if (file) document.getElementById(event.target.dataset.fills).value = read(await file.arrayBuffer());
  });
})();
