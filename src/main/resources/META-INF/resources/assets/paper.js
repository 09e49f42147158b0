// Faster typing of paper forms: Enter goes on, a typed code says what it means. Everything works without this file.
const form = document.querySelector('[data-paper]');
const fields = () =>
  [...form.querySelectorAll('input:not([type="hidden"]), textarea, .actions button, :scope > button:not([tabindex])')]
    .filter((field) => field.type !== 'radio' || field.checked || !groupOf(field).querySelector(':checked'));
const groupOf = (field) => field.closest('fieldset');

// What the typed codes say; a code that no box has is marked at once.
function say(field) {
  const boxes = document.getElementById(field.dataset.boxes);
  const output = field.parentElement.querySelector('output');
  const codes = field.value.split(/[\s,;]+/).filter(Boolean);
  const labels = codes.map((code) => [...boxes.children].find((box) => box.dataset.code === code));
  output.textContent = labels.map((box) => (box ? box.lastChild.textContent.trim() : '?')).join('; ');
  if (labels.includes(undefined)) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
}

form.querySelectorAll('[data-boxes]').forEach((field) => {
  if (field.value) say(field);
  field.addEventListener('input', () => say(field));
});

form.addEventListener('keydown', (event) => {
  const field = event.target;
  const group = field.type === 'radio' && groupOf(field);
  if (group && /^[1-3]$/.test(event.key)) {
    const choice = group.querySelectorAll('input[type="radio"]')[event.key - 1];
    choice.checked = true;
    choice.focus();
    event.preventDefault();
  }
  if (event.key !== 'Enter' || field.tagName === 'BUTTON') return;
  // In text, Enter is a new line and Ctrl+Enter goes on.
  if (field.tagName === 'TEXTAREA' && !event.ctrlKey) return;
  event.preventDefault();
  const all = fields();
  const next = all[all.indexOf(field) + 1];
  next?.focus();
  if (next?.select) next.select();
});

(document.querySelector('.error-summary') ? null : form.querySelector('input:not([type="hidden"]), textarea'))?.focus();
