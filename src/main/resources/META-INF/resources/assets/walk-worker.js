// Serves the pages of a walk when there is no network. Pages come from the network first, so that nobody sees an old one
// who could see a new one; what holds no page is left alone, above all whatever is sent.
const PAGES = 'walk-pages';
const ASSETS = 'walk-assets';
const PATIENCE = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (address.pathname.startsWith('/rundgang/')) {
    event.respondWith(page(request, address.pathname));
  } else if (address.pathname.startsWith('/assets/')) {
    event.respondWith(asset(request, address.pathname));
  }
});

async function page(request, path) {
  const kept = await (await caches.open(PAGES)).match(path);
  const loading = load(request, PAGES, path);
  if (!kept) return loading;
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE, kept); });
  return Promise.race([loading.then((answer) => (answer.status >= 500 ? kept : answer), () => kept), late]);
}

async function asset(request, path) {
  const kept = await (await caches.open(ASSETS)).match(path);
  const loading = load(request, ASSETS, path);
  if (!kept) return loading;
  loading.catch(() => {}); // the newer one comes when there is network again
  return kept;
}

async function load(request, store, path) {
  const answer = await fetch(request);
  // Under an address with a question stands what was true once, such as that something was just sent.
  if (answer.ok && !answer.redirected && !new URL(request.url).search) {
    await (await caches.open(store)).put(path, answer.clone());
  }
  return answer;
}
