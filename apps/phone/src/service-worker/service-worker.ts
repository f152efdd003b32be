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
/** What lies in the cache of a version that has run. */
const MARK = new URL('./has-run', location.href).href;
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
  else if (isFile(request.url)) event.respondWith(cached(request));
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

/** The files of this version, and what only a version before it has: the hash in a name makes it one and the same for ever. */
const isFile = (url: string): boolean =>
  url.startsWith(`${SHELL}assets/`) || __PRECACHE__.files.some((file) => new URL(file, SHELL).href === url);

/** A window that is still of the version before this one finds its files as long as there is no third; what nobody ever ran goes at once. */
async function dropOldVersions(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith('wpm-phone-') && name !== CACHE);
  const marked = await Promise.all(older.map((name) => caches.match(MARK, { cacheName: name })));
  const last = older.findLastIndex((_, index) => marked[index] !== undefined);
  await Promise.all(older.filter((_, index) => index !== last).map((name) => caches.delete(name)));
  await (await caches.open(CACHE)).put(MARK, new Response());
}

/** The page itself comes from the cache of this version, so that it always names files that are there too. */
async function shell(request: Request): Promise<Response> {
  return (await caches.match(SHELL, { cacheName: CACHE })) ?? fetch(request);
}

async function cached(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: CACHE })) ?? (await caches.match(request)) ?? fetch(request);
}
