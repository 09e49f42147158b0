// Comfort only: every page works without this file.
// A second click on the same button sends nothing.
document.addEventListener('submit', (event) => {
  const form = event.target;
  // A download leaves the page as it is, and may be wanted again.
  if ('download' in form.dataset) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  // The page may come back from the browser's memory: then it can be sent again.
  addEventListener('pageshow', () => delete form.dataset.sent, { once: true });
});

const summary = document.querySelector('.error-summary');
if (summary) summary.focus();

// The letter's QR code carries the access code behind #, which browsers keep to themselves.
const codeForm = document.querySelector('[data-code-form]');
if (codeForm && location.hash.length > 1) {
  codeForm.elements.code.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
}
