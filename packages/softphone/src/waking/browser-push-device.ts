import type { NoPush, PushDevice } from './push-device.ts';
import { onWorkerMessage } from './on-worker-message.ts';

/** A service worker that was registered is ready long before this; where there is none nobody waits forever. */
const READY_MS = 10_000;

/** The browser this page runs in. */
export const browserPushDevice: PushDevice = {
  obstacle,
  permission: () => Notification.permission,
  askPermission: () => Notification.requestPermission(),
  subscribe: async (publicKey) => {
    const { pushManager } = await readyWorker();
    const known = await pushManager.getSubscription();
    if (known !== null && !isFor(known, publicKey)) await known.unsubscribe();
    // RFC 8292 §4.2: only the platform can send to it then. Chromium asks for `userVisibleOnly`.
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    return { endpoint: made.endpoint, p256dh: keyOf(made, 'p256dh'), auth: keyOf(made, 'auth') };
  },
  unsubscribe: async () => {
    const registration = await navigator.serviceWorker?.getRegistration();
    await (await registration?.pushManager?.getSubscription())?.unsubscribe();
  },
  onChange: (listener) => {
    const scope = new AbortController();
    window.addEventListener('online', () => listener('network'), scope);
    // The user comes back from the settings of the browser.
    window.addEventListener('focus', () => listener('permission'), scope);
    const unhear = onWorkerMessage(({ kind }) => {
      if (kind === 'subscription-changed') listener('subscription');
    });
    return () => {
      scope.abort();
      unhear();
    };
  },
};

function obstacle(): NoPush | null {
  if (!isSecureContext) return 'insecure-page';
  if ('serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis) return null;
  // iOS has Web Push for what stands on the home screen only (16.4); an iPad calls itself a Mac, but has a touch screen.
  const isApple =
    /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
  return isApple && !matchMedia('(display-mode: standalone)').matches ? 'not-installed' : 'browser';
}

function readyWorker(): Promise<ServiceWorkerRegistration> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('no service worker is ready')), READY_MS);
  });
  return Promise.race([navigator.serviceWorker.ready, late]);
}

function isFor(subscription: PushSubscription, publicKey: string): boolean {
  const key = subscription.options.applicationServerKey;
  return key !== null && base64url(key) === publicKey;
}

function keyOf(subscription: PushSubscription, name: PushEncryptionKeyName): string {
  const key = subscription.getKey(name);
  if (key === null) throw new Error(`the subscription has no ${name}`);
  return base64url(key);
}

function base64url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
