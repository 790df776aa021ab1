// The menu is not fetched again with the page: its count follows.
document.addEventListener('htmx:after:swap', () => {
  const { waiting } = document.getElementById('main').dataset;
  const count = document.querySelector('.nav .count');
  if (!count || waiting === undefined) return;
  count.hidden = waiting === '0';
  count.firstChild.data = waiting;
});
