/// <reference lib="webworker" />
// Lets the app open without a signal: the files of one build, kept together. The API is never answered from here.
export {};

declare const self: ServiceWorkerGlobalScope;

const { version, files } = JSON.parse('__OFFLINE_FILES__') as { version: string; files: string[] };
const cacheName = `ridgebeam-${version}`;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)));
});

// A new build waits until the person agrees or the last page closes: pages never mix two builds.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldBuilds().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (isScreen(url)) event.respondWith(kept('/').then((page) => page ?? fetch(request)));
  } else if (files.includes(url.pathname)) {
    event.respondWith(kept(url.pathname).then((file) => file ?? fetch(request)));
  }
});

/** Documents, and the pages customers see (website forms, proposals), come from the server, always. */
function isScreen(url: URL): boolean {
  return !/^\/(api|f|p|healthz)(\/|$)/.test(url.pathname);
}

function kept(path: string): Promise<Response | undefined> {
  return caches.open(cacheName).then((cache) => cache.match(path));
}

async function forgetOldBuilds() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('ridgebeam-') && name !== cacheName).map((name) => caches.delete(name)));
}
