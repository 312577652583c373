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

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  const answer = async () => {
    const cache = await caches.open(CACHE);
    // A page is asked for with whatever stands behind its address.
    const kept = await cache.match(request.mode === "navigate" ? "./" : request, { ignoreSearch: true });
    return kept ?? fetch(request);
  };
  event.respondWith(answer());
});
