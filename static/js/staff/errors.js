// Three times "Vul dit in." says nothing: each mistake at the top of a page names its field.
(() => {
  const nameMistakes = () => {
    for (const link of document.querySelectorAll('.errors a[href^="#"]:not([data-named])')) {
      const field = document.getElementById(link.hash.slice(1));
      const name = field?.labels?.[0] ?? field?.querySelector('legend');
      if (name) link.prepend(`${name.textContent.trim()}: `);
      link.dataset.named = '';
    }
  };

  document.addEventListener('htmx:after:swap', nameMistakes);
  nameMistakes();
})();
