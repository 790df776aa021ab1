// An address with a # that points at something folded, such as /mensen#duo, opens it.
(() => {
  const unfold = () => {
    const fold = document.getElementById(location.hash.slice(1))?.querySelector('details');
    if (fold) fold.open = true;
  };

  addEventListener('hashchange', unfold);
  unfold();
})();
