const holds = new Set<symbol>();

/** Holds back updates, while a call is up. @returns what lets them happen again */
export function holdUpdates(): () => void {
  const hold = Symbol('hold');
  holds.add(hold);
  return () => void holds.delete(hold);
}

/**
 * Installs the service worker of a built app; in development there is none, or it would serve yesterday's modules.
 * Without one the app works as well, only not offline.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  void install().catch(() => {});
}

/** A phone stays open for days: it looks for a new version when it comes to the front, and changes over when it goes away. */
async function install(): Promise<void> {
  const registration = await navigator.serviceWorker.register(`${import.meta.env.BASE_URL}service-worker.js`);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => {});
    else if (holds.size === 0) takeOver(registration);
  });
}

function takeOver({ waiting }: ServiceWorkerRegistration): void {
  if (waiting === null) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
  waiting.postMessage('take-over');
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
  return registration.waiting === null ? 'current' : 'waiting';
}

/** Changes over to the version that waits, unless a call holds it back. */
export async function startUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration !== undefined && holds.size === 0) takeOver(registration);
}

function settled(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state !== 'installing') resolve();
    });
  });
}
