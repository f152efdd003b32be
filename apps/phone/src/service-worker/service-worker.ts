import { browserPorts } from './wake/browser-ports.ts';
import { WakeDesk } from './wake/wake-desk.ts';
import type { WorkerScope } from './worker-scope.ts';

/** Filled in by the build: the files of the shell with their hashes in their names, and a name made of all of them. */
declare const __PRECACHE__: { readonly version: string; readonly files: readonly string[] };

/**
 * Makes the phone open without a network, and wakes it for a call (F29). Every version has its own cache. A new version waits until the page says that it may
 * take over (its only message): an update never pulls the code from under a call.
 */
const CACHE = `wpm-phone-${__PRECACHE__.version}`;
const SHELL = new URL('./', location.href).href;
const worker: WorkerScope = Object(globalThis);
const desk = new WakeDesk(browserPorts(worker, SHELL));

worker.addEventListener('install', (event) => {
  event.waitUntil(precache());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldVersions());
});

worker.addEventListener('message', (event) => {
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && request.url.split(/[?#]/)[0] === SHELL) event.respondWith(shell(request));
  else if (__PRECACHE__.files.some((file) => new URL(file, SHELL).href === request.url)) {
    event.respondWith(cached(request));
  }
});

worker.addEventListener('push', (event) => {
  event.waitUntil(desk.pushed(event.data?.text() ?? ''));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(desk.clicked(event.action, event.notification.data));
});

worker.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(desk.subscriptionChanged());
});

async function precache(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(
    [SHELL, ...__PRECACHE__.files].map((file) => new Request(new URL(file, SHELL), { cache: 'reload' })),
  );
}

async function dropOldVersions(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('wpm-phone-') && name !== CACHE).map((name) => caches.delete(name)),
  );
}

/** The page itself comes from the cache of this version, so that it always names files that are there too. */
async function shell(request: Request): Promise<Response> {
  return (await caches.match(SHELL, { cacheName: CACHE })) ?? fetch(request);
}

async function cached(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: CACHE })) ?? fetch(request);
}
