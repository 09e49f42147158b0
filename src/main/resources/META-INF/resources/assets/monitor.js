// Comfort only: every page works without this file.
// A second click on the same button sends nothing.
document.addEventListener('submit', (event) => {
  const form = event.target;
  // A download leaves the page as it is, and may be wanted again.
  if ('download' in form.dataset) return;
  // A phone that lost its network may stay on the page without a word: then it must be possible to send again.
  if (Date.now() - (form.dataset.sent ?? 0) < 5000) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = Date.now();
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

// Long work: how far it is, each second; without this file the page is loaded anew every few seconds.
const job = document.querySelector('[data-job]');
if (job) {
  const look = async () => {
    const answer = await fetch(job.dataset.job, { headers: { accept: 'application/json' } }).catch(() => null);
    if (answer && !answer.ok) return location.reload();
    if (answer) {
      const { state, progress } = await answer.json();
      if (!['WAITING', 'RUNNING'].includes(state)) return location.reload();
      if (state === 'RUNNING' && job.dataset.jobState === 'WAITING') return location.reload();
      job.querySelector('progress').value = progress;
      job.querySelector('[data-job-percent]').textContent = progress;
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 500);
}
