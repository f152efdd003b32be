import { Updates } from './updates.ts';

/** A phone that is never put away looks for a new version so often; one that is, when it comes back. */
const LOOK_EVERY_MS = 3_600_000;

/** The version of this page, and a newer one. */
export const updates = new Updates({ takeOver: () => void tellWaiting(), reload: () => location.reload() });

/**
 * Installs the service worker of a built app; in development there is none, or it would serve yesterday's modules.
 * Without one the app works as well, only not offline.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  void install().catch(() => {});
}

/** A phone stays open for days: it changes over to a new version when it goes out of sight, or when its user says so. */
async function install(): Promise<void> {
  const { serviceWorker } = navigator;
  const isUpdate = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => updates.tookOver());
  const registration = await serviceWorker.register(`${import.meta.env.BASE_URL}service-worker.js`);
  const look = () => void registration.update().catch(() => {});
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
    else updates.start();
  });
  setInterval(look, LOOK_EVERY_MS);
  if (registration.waiting !== null) updates.found();
  registration.addEventListener('updatefound', () => void follow(registration, isUpdate));
}

/** The very first version takes nothing's place. */
async function follow({ installing }: ServiceWorkerRegistration, isUpdate: boolean): Promise<void> {
  if (installing === null) return;
  await settled(installing);
  if (installing.state === 'installed' && (isUpdate || navigator.serviceWorker.controller !== null)) updates.found();
}

async function tellWaiting(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
  registration?.waiting?.postMessage('take-over');
}

/** What looking for a new version comes to; `unsupported` where there is no service worker (development, some browsers). */
export type UpdateState = 'current' | 'waiting' | 'failed' | 'unsupported';

/** Asks the server for a new version, and waits until it is here (F42). */
export async function lookForUpdate(): Promise<UpdateState> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration === undefined) return 'unsupported';
  try {
    await registration.update();
  } catch {
    return 'failed';
  }
  if (registration.installing !== null) await settled(registration.installing);
  if (registration.waiting !== null) updates.found();
  return updates.getState() === 'none' ? 'current' : 'waiting';
}

function settled(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state !== 'installing') resolve();
    });
  });
}
