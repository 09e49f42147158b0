// A place on a map of the districts. The page works without this file: by the list and in words.
// What is sent is a square of 250 m of the European grid and its district; the point itself never leaves this page.
const SQUARE = 250;
const LARGEST = 8;

const name = (square) => `N${String(square.north).padStart(7, '0')}E${String(square.east).padStart(7, '0')}`;

const parse = (text) => {
  const found = /^N(\d{7})E(\d{7})$/.exec(text);
  return found ? { north: Number(found[1]), east: Number(found[2]) } : null;
};

async function open(box) {
  const answer = await fetch(box.dataset.placeMap);
  if (!answer.ok) return;
  const parsed = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml');
  const svg = document.importNode(parsed.documentElement, true);
  const list = document.getElementById(box.dataset.field);
  const field = document.getElementById(box.dataset.field + '-square');
  const sheet = box.querySelector('.place-map__sheet');
  const said = box.querySelector('.place-map__said');
  const districts = [...svg.querySelectorAll('path')];
  const labels = [...svg.querySelectorAll('text')];
  const { width, height } = svg.viewBox.baseVal;
  const west = Number(svg.dataset.west);
  const north = Number(svg.dataset.north);
  const unit = Number(svg.dataset.unit);
  const mark = document.createElementNS(svg.namespaceURI, 'g');
  let square = parse(field.value);
  let size = 1;

  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  svg.append(mark);
  sheet.append(svg);
  box.hidden = false;

  const middle = (of) => ({
    x: (of.east + SQUARE / 2 - west) / unit,
    y: (north - of.north - SQUARE / 2) / unit,
  });

  const districtAt = ({ x, y }) => {
    const point = svg.createSVGPoint();
    point.x = x;
    point.y = y;
    return districts.find((path) => path.isPointInFill(point));
  };

  // A square belongs to the district of its middle; on the edge of the city to one that it touches.
  const districtOf = (of) => {
    const { x, y } = middle(of);
    const half = SQUARE / unit / 2;
    const around = [[0, 0], [-1, -1], [1, -1], [-1, 1], [1, 1], [0, -1], [0, 1], [-1, 0], [1, 0]];
    for (const [right, down] of around) {
      const found = districtAt({ x: x + right * half, y: y + down * half });
      if (found) return found;
    }
    return undefined;
  };

  const nameOf = (path) => [...list.options].find((option) => option.value === path.dataset.code)?.text ?? '';

  function draw() {
    const centre = square ? middle(square) : { x: width / 2, y: height / 2 };
    const w = width / size;
    const h = height / size;
    const x = Math.min(Math.max(centre.x - w / 2, 0), width - w);
    const y = Math.min(Math.max(centre.y - h / 2, 0), height - h);
    svg.setAttribute('viewBox', `${x} ${y} ${w} ${h}`);
    const pixel = w / (sheet.clientWidth || 320);
    labels.forEach((label, index) => {
      label.setAttribute('font-size', 12 * pixel);
      const room = districts[index].getBBox().width;
      label.setAttribute('visibility', label.textContent.length * 6.5 * pixel > room ? 'hidden' : 'visible');
    });
    mark.replaceChildren();
    const chosen = square && districtOf(square);
    districts.forEach((path) => path.classList.toggle('is-chosen', path === chosen));
    if (!square) return;
    const side = SQUARE / unit;
    const rect = document.createElementNS(svg.namespaceURI, 'rect');
    Object.entries({ x: centre.x - side / 2, y: centre.y - side / 2, width: side, height: side }).forEach(
      ([key, value]) => rect.setAttribute(key, value),
    );
    // Seen from afar the square is small: a pin points at it.
    const pin = document.createElementNS(svg.namespaceURI, 'path');
    const r = 9 * pixel;
    pin.setAttribute(
      'd',
      `M${centre.x} ${centre.y}l${-r} ${-2 * r}a${r * 1.12} ${r * 1.12} 0 1 1 ${2 * r} 0z`,
    );
    pin.setAttribute('class', 'place-map__pin');
    mark.append(rect, pin);
  }

  function set(wanted) {
    const district = districtOf(wanted);
    if (!district) {
      said.textContent = box.dataset.outside;
      return;
    }
    square = wanted;
    field.value = name(square);
    list.value = district.dataset.code;
    said.textContent = box.dataset.set.replace('…', nameOf(district));
    draw();
  }

  const squareAt = ({ x, y }) => ({
    north: Math.floor((north - y * unit) / SQUARE) * SQUARE,
    east: Math.floor((west + x * unit) / SQUARE) * SQUARE,
  });

  function first() {
    const chosen = districts.find((path) => path.dataset.code === list.value);
    const label = chosen && labels[districts.indexOf(chosen)];
    const start = label
      ? { x: Number(label.getAttribute('x')), y: Number(label.getAttribute('y')) }
      : { x: width / 2, y: height / 2 };
    set(districtAt(start) ? squareAt(start) : squareAt(nearestLabel()));
  }

  const nearestLabel = () => {
    const away = (label) => Math.hypot(label.getAttribute('x') - width / 2, label.getAttribute('y') - height / 2);
    const label = labels.reduce((best, each) => (away(each) < away(best) ? each : best));
    return { x: Number(label.getAttribute('x')), y: Number(label.getAttribute('y')) };
  };

  function remove() {
    square = null;
    field.value = '';
    said.textContent = box.dataset.removed;
    draw();
  }

  function resize(by) {
    size = Math.min(Math.max(size * by, 1), LARGEST);
    draw();
  }

  sheet.addEventListener('click', (event) => {
    const point = svg.createSVGPoint();
    point.x = event.clientX;
    point.y = event.clientY;
    set(squareAt(point.matrixTransform(svg.getScreenCTM().inverse())));
  });

  const MOVES = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  sheet.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (move || event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (!square || !move) {
        if (!square) first();
        return;
      }
      const steps = event.shiftKey ? 4 : 1;
      set({ north: square.north + move[0] * SQUARE * steps, east: square.east + move[1] * SQUARE * steps });
    } else if (event.key === '+') {
      resize(2);
    } else if (event.key === '-') {
      resize(0.5);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      remove();
    }
  });

  box.querySelectorAll('[data-map]').forEach((button) =>
    button.addEventListener('click', () => {
      if (button.dataset.map === 'remove') remove();
      else resize(button.dataset.map === 'larger' ? 2 : 0.5);
    }),
  );

  // Another district from the list: the square is no longer meant.
  list.addEventListener('change', () => {
    if (square && districtOf(square)?.dataset.code !== list.value) remove();
  });
  addEventListener('resize', draw);
  draw();
}

document.querySelectorAll('[data-place-map]').forEach((box) => open(box).catch(() => {}));
