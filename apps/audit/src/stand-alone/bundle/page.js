/* Puts the answer of `showBundle` into the page. */
document.addEventListener('DOMContentLoaded', () => {
  const place = (id) => document.getElementById(id);
  const bundle = place('bundle');
  const page = {
    text: bundle ? bundle.textContent : null,
    digest: bundle ? bundle.dataset.sha256 : '',
    isWhole: place('end') !== null,
  };
  const show = async () => {
    const { verdict, text, html } = await ParleyBundle.showBundle(page, place('key').value);
    place('proof').dataset.verdict = verdict;
    place('verdict').textContent = verdict;
    place('why').textContent = text.charAt(0).toUpperCase() + text.slice(1);
    place('chat').innerHTML = html;
  };
  place('pin').addEventListener('submit', (event) => {
    event.preventDefault();
    void show();
  });
  void show();
});
