import type { Note } from './note.ts';
import type { PhoneWindow, WakePorts } from './wake-desk.ts';
import type { WindowClient, WorkerScope } from '../worker-scope.ts';
import { workerWords } from './worker-words.ts';

/** The page keeps the language of its user here: a service worker has no other storage of the page's. */
const LANGUAGE_CACHE = 'wpm-push';
/** The platform waits 8 s for a device to wake: an answer that takes longer is none. */
const REPORT_MS = 4_000;
/** In milliseconds: shaken, still, shaken. */
const SHAKING = [600, 300, 600, 300, 600, 300, 600];

/** The browser of this service worker, and the platform it came from. */
export function browserPorts(scope: WorkerScope, shell: string): WakePorts {
  const windowsOf = () => scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return {
    words: async () => workerWords(await storedLanguage()),
    show: ({ title, ...note }) => scope.registration.showNotification(title, optionsOf(note, shell)),
    close: async (tag) => {
      for (const notification of await scope.registration.getNotifications({ tag })) notification.close();
    },
    windows: async () => (await windowsOf()).filter(({ url }) => isPhone(url, shell)).map(windowOf),
    open: async (address) => void (await scope.clients.openWindow(new URL(address, shell).href)),
    report,
  };
}

function optionsOf({ isUrgent, actions, ...note }: Omit<Note, 'title'>, shell: string) {
  const icon = new URL('icons/icon-192.png', shell).href;
  const look = { ...note, icon, badge: icon, actions };
  return isUrgent
    ? { ...look, requireInteraction: true, renotify: true, vibrate: SHAKING }
    : { ...look, silent: true, requireInteraction: false, renotify: false };
}

const isPhone = (url: string, shell: string): boolean => url.split(/[?#]/)[0] === shell;

function windowOf(client: WindowClient): PhoneWindow {
  return {
    isVisible: client.visibilityState === 'visible',
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a client of this worker: of its own origin
    tell: (message) => client.postMessage(message),
    // Refused where the browser thinks that no gesture of the user led here; the window has been told all the same.
    focus: async () => void (await client.focus().catch(() => {})),
  };
}

async function storedLanguage(): Promise<string> {
  const stored = await caches.match('language', { cacheName: LANGUAGE_CACHE });
  return (await stored?.text()) ?? navigator.language;
}

async function report(wakeId: string, what: 'woken' | 'decline') {
  try {
    const { ok, status } = await fetch(`/api/v1/wakes/${encodeURIComponent(wakeId)}/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(REPORT_MS),
    });
    if (ok) return 'heard';
    return status === 404 ? 'over' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
