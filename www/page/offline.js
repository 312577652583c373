// The service worker: after the first visit the page works without a network. It fetches nothing that is not of this build.

const CACHE = "tiersheet-__VERSION__";
const FILES = __FILES__;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

// A new version waits until no page of the older one is open: such a page still loads parts of its own version.
self.addEventListener("activate", (event) => {
  const clean = async () => {
    await self.clients.claim();
    for (const name of await caches.keys()) if (name.startsWith("tiersheet-") && name !== CACHE) await caches.delete(name);
  };
  event.waitUntil(clean());
});

// Only the page and its parts. The pane in Excel, its functions and the other pages of this folder always come from the network: kept
// here, they would be those of an older version.
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { href, pathname } = new URL(request.url);
  const { scope } = self.registration;
  if (request.method !== "GET" || !href.startsWith(scope)) return;
  const name = pathname.slice(new URL(scope).pathname.length) || "./";
  const own = name === "index.html" ? "./" : name;
  if (!FILES.includes(own)) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(own)).then((kept) => kept ?? fetch(request)));
});
