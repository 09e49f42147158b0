// Comfort only: the part to be covered is drawn with the pointer instead of typed as numbers.
const cover = document.querySelector('[data-cover]');
if (cover) {
  const part = cover.querySelector('[data-cover-part]');
  const field = (name) => document.getElementById(name);
  let start = null;
  const at = (event) => {
    const box = cover.getBoundingClientRect();
    const share = (value, length) => Math.min(100, Math.max(0, (value / length) * 100));
    return { x: share(event.clientX - box.left, box.width), y: share(event.clientY - box.top, box.height) };
  };
  cover.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    cover.setPointerCapture(event.pointerId);
    start = at(event);
  });
  cover.addEventListener('pointermove', (event) => {
    if (!start) return;
    const now = at(event);
    const values = {
      left: Math.min(start.x, now.x), top: Math.min(start.y, now.y),
      width: Math.abs(now.x - start.x), height: Math.abs(now.y - start.y),
    };
    part.hidden = false;
    for (const [name, value] of Object.entries(values)) {
      part.style[name] = `${value}%`;
      field(name).value = value.toFixed(1);
    }
  });
  cover.addEventListener('pointerup', () => { start = null; });
  cover.addEventListener('pointercancel', () => { start = null; });
}
