// Makes a walk work without network. What is noted is first stored on this phone and then sent, as often as it takes;
// the server stores each observation once. Without this file, or without what it needs, the forms work as forms.
const walk = document.querySelector('[data-walk]');
const ALL_AT_ONCE = 50;
const SEND_EVERY = 15_000;
const SOON = 2_000;
const ASK_EVERY = 20_000;

if (walk && isSecureContext && 'serviceWorker' in navigator && 'indexedDB' in window && crypto.randomUUID) {
  start(walk.dataset).catch(() => {});
}

async function start({ walk: code, pages, stop }) {
  const memory = await openMemory();
  let sending = Promise.resolve();
  const send = () => { sending = sending.then(() => sendAll(memory, code)).then(() => show(memory, code, stop)); return sending; };

  const form = document.querySelector('[data-walk-form]');
  if (form) {
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      event.stopPropagation();
      const observation = read(form, Number(stop));
      if (!observation) {
        say('empty');
        return;
      }
      await change(memory, 'queue', (queue) => queue.put({ id: observation.id, code, observation }));
      form.reset();
      say('kept');
      await show(memory, code, stop);
      send();
    });
  }
  const photo = document.querySelector('[data-walk-photo]');
  if (photo) {
    photo.addEventListener('submit', async (event) => {
      event.preventDefault();
      event.stopPropagation();
      const fault = photo.querySelector('[data-walk-photo-fault]');
      const taken = await readPhoto(photo, Number(stop));
      fault.hidden = Boolean(taken);
      if (!taken) {
        fault.textContent = word('photoEmpty');
        return;
      }
      await change(memory, 'photos', (photos) => photos.put({ id: taken.id, code, photo: taken }));
      photo.reset();
      say('kept');
      await show(memory, code, stop);
      send();
    });
  }
  await show(memory, code, stop);
  // The first try after a tunnel often comes before the network really is there.
  addEventListener('online', () => { send(); setTimeout(send, SOON); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) send(); });
  setInterval(send, SEND_EVERY);
  send();
  follow(code, stop);
  await keepPages(pages.split(' '));
}

// -- What is noted

function read(form, stop) {
  const fields = new FormData(form);
  const number = (value) => (value ? Number(value) : null);
  const ratings = {};
  for (const [name, value] of fields) {
    if (name.startsWith('rating.')) ratings[name.slice('rating.'.length)] = Number(value);
  }
  const observation = {
    id: crypto.randomUUID(),
    stop,
    feeling: number(fields.get('feeling')),
    ratings,
    kind: fields.get('kind') || null,
    text: (fields.get('text') || '').trim(),
  };
  const empty = observation.feeling === null && !Object.keys(ratings).length && !observation.text;
  return empty ? null : observation;
}

const LONGEST_SIDE = 1600;

/** A photo made small on the phone already; what the phone cannot draw is sent as it is, and the server judges. */
async function readPhoto(form, stop) {
  const fields = new FormData(form);
  const file = fields.get('file');
  const altText = (fields.get('altText') || '').trim();
  if (!file || !file.size || !altText || !fields.get('consent')) return null;
  const image = await small(file).catch(() => file);
  return { id: crypto.randomUUID(), stop, altText, consent: fields.get('consent'), image };
}

async function small(file) {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const factor = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * factor);
  canvas.height = Math.round(picture.height * factor);
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.85);
  });
}

// -- What this phone remembers: what is to be sent, and how much was sent from each stop

function openMemory() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('defus-walk', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('queue', { keyPath: 'id' });
      opening.result.createObjectStore('photos', { keyPath: 'id' });
      opening.result.createObjectStore('sent');
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

function change(memory, names, work) {
  return new Promise((resolve, reject) => {
    const names_ = [].concat(names);
    const transaction = memory.transaction(names_, 'readwrite', { durability: 'strict' });
    work(...names_.map((name) => transaction.objectStore(name)));
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

function ask(memory, name, question) {
  return new Promise((resolve, reject) => {
    const asking = question(memory.transaction(name).objectStore(name));
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
  });
}

async function queued(memory, code, name = 'queue') {
  return (await ask(memory, name, (queue) => queue.getAll())).filter((kept) => kept.code === code);
}

// -- Sending

async function sendAll(memory, code) {
  try {
    for (;;) {
      const batch = (await queued(memory, code)).filter((kept) => !kept.refused).slice(0, ALL_AT_ONCE);
      if (!batch.length) break;
      if (!(await sendBatch(memory, code, batch))) return;
    }
    for (const kept of await queued(memory, code, 'photos')) {
      if (!kept.refused) await sendPhoto(memory, code, kept);
    }
  } catch {
    // No network: it stays stored here and is tried again.
  }
}

/** Whether the server answered for at least one, so that going on makes sense. */
async function sendBatch(memory, code, batch) {
  const answer = await fetch(`/api/v1/walks/join/${code}/observations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ observations: batch.map((kept) => kept.observation) }),
  });
  if (!answer.ok) return false;
  const { receipts } = await answer.json();
  const kept = new Map(batch.map((one) => [one.id, one]));
  await change(memory, ['queue', 'sent'], (queue, sent) => {
    for (const receipt of receipts) {
      const one = kept.get(receipt.id);
      if (!one) continue;
      if (!receipt.safe) {
        queue.put({ ...one, refused: true });
        continue;
      }
      settle(queue, sent, one.id, `${code}/${one.observation.stop}`);
    }
  });
  return receipts.some((receipt) => kept.has(receipt.id));
}

/** A photo that the server will never take is kept as refused; for anything else it is tried again. */
async function sendPhoto(memory, code, kept) {
  const body = new FormData();
  const { id, stop, altText, consent, image } = kept.photo;
  for (const [name, value] of Object.entries({ id, stop, altText, consent })) body.append(name, value);
  body.append('file', image, 'foto.jpg');
  const answer = await fetch(`/api/v1/walks/join/${code}/photos`, {
    method: 'POST', headers: { Accept: 'application/json', 'Defus-Program': 'walk' }, body,
  });
  if (answer.ok) {
    await change(memory, ['photos', 'sent'], (photos, sent) => settle(photos, sent, kept.id, `${code}/${stop}`));
  } else if (answer.status === 422 || answer.status === 413) {
    await change(memory, 'photos', (photos) => photos.put({ ...kept, refused: true }));
  }
}

/** Counted only if it was still there: two windows may have sent the same. */
function settle(queue, sent, id, key) {
  queue.get(id).onsuccess = (found) => {
    if (!found.target.result) return;
    queue.delete(id);
    sent.get(key).onsuccess = (count) => sent.put((count.target.result || 0) + 1, key);
  };
}

// -- What is seen

function word(name, values = {}) {
  const text = walk.dataset[`text${name[0].toUpperCase()}${name.slice(1)}`] || '';
  return text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
}

function say(name) {
  const line = document.querySelector('[data-walk-message]');
  if (!line) return;
  line.textContent = word(name);
  line.hidden = false;
  line.classList.toggle('notice--success', name === 'kept');
  line.classList.toggle('notice--warning', name === 'empty');
  line.focus();
}

async function show(memory, code) {
  const here = [...await queued(memory, code), ...await queued(memory, code, 'photos')];
  const refused = here.filter((kept) => kept.refused);
  const waiting = here.length - refused.length;
  const keys = await ask(memory, 'sent', (sent) => sent.getAllKeys());
  const counts = await ask(memory, 'sent', (sent) => sent.getAll());
  const sentAt = new Map(keys.map((key, index) => [key, counts[index]]));
  let sent = 0;
  for (const [key, count] of sentAt) if (key.startsWith(`${code}/`)) sent += count;

  const state = document.querySelector('[data-walk-state]');
  state.hidden = false;
  state.dataset.waiting = String(waiting);
  state.dataset.sent = String(sent);
  state.classList.toggle('walk-state--waiting', waiting > 0);
  state.querySelector('[data-walk-waiting]').textContent = word('waiting', { n: waiting });
  state.querySelector('[data-walk-sent]').textContent = word('sent', { n: sent });
  const problem = state.querySelector('[data-walk-refused]');
  problem.hidden = refused.length === 0;
  problem.textContent = word('refused', { n: refused.length });

  for (const mark of document.querySelectorAll('[data-walk-stop]')) {
    const number = mark.dataset.walkStop;
    const waits = here.filter((kept) => String((kept.observation || kept.photo).stop) === number).length;
    const gone = sentAt.get(`${code}/${number}`) || 0;
    const parts = [];
    if (waits) parts.push(word('waiting', { n: waits }));
    if (gone) parts.push(word('sent', { n: gone }));
    mark.textContent = parts.join(' · ');
  }
}

// -- Where the group is

function follow(code, stop) {
  const line = document.querySelector('[data-walk-group]');
  if (!line) return;
  const look = async () => {
    if (document.hidden || !navigator.onLine) return;
    try {
      const answer = await fetch(`/api/v1/walks/join/${code}`, { headers: { Accept: 'application/json' } });
      if (!answer.ok) return;
      const now = await answer.json();
      const at = now.stops.find((candidate) => candidate.number === now.currentStop);
      line.hidden = !at || String(at.number) === stop || now.state !== 'OPEN';
      if (at) {
        const link = line.querySelector('a');
        link.href = `/rundgang/${code}/${at.number}`;
        link.textContent = word('group', { number: at.number, name: at.name });
      }
    } catch {
      // No network: the group is where it was last seen.
    }
  };
  setInterval(look, ASK_EVERY);
}

// -- Pages for the way without network

async function keepPages(paths) {
  await navigator.serviceWorker.register('/assets/walk-worker.js', { scope: '/rundgang/', type: 'module' });
  const pages = await caches.open('walk-pages');
  const assets = await caches.open('walk-assets');
  await Promise.all([
    ...paths.map((path) => keep(pages, path)),
    ...['monitor.css', 'monitor.js', 'walk.js', 'icon.svg'].map((name) => keep(assets, `/assets/${name}`)),
  ]);
  await navigator.serviceWorker.ready;
  const ready = document.querySelector('[data-walk-ready]');
  if (ready) ready.hidden = false;
}

async function keep(store, path) {
  const answer = await fetch(path);
  if (!answer.ok || answer.redirected) throw new Error(path);
  await store.put(path, answer);
}
