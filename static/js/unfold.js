// An address with a # that points into something folded, or at it, opens it: /mensen#duo.
(() => {
  const unfold = () => {
    const place = document.getElementById(location.hash.slice(1));
    const fold = place?.closest('details') ?? place?.querySelector('details');
    if (!fold) return;
    fold.open = true;
    place.scrollIntoView();
  };

  addEventListener('hashchange', unfold);
  unfold();
})();
