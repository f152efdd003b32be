import { faultOf } from './fault-of.ts';
import type { PhoneLog } from './phone-log.ts';

const VERSION = 'wpm.phone.version';

type Noting = Pick<PhoneLog, 'note' | 'write'>;

/** Notes that the page was opened, what becomes of its network, and faults nobody caught. @returns a function that ends it */
export function noteDevice(log: Noting): () => void {
  log.note(localStorage.getItem(VERSION) === __APP_VERSION__ ? 'page-opened' : 'page-updated');
  localStorage.setItem(VERSION, __APP_VERSION__);
  const ended = new AbortController();
  const { signal } = ended;
  window.addEventListener('online', () => log.note('network-online'), { signal });
  window.addEventListener('offline', () => log.note('network-offline'), { signal });
  window.addEventListener('error', ({ error }) => log.note('fault', faultOf(error)), { signal });
  window.addEventListener('unhandledrejection', ({ reason }) => log.note('fault', faultOf(reason)), { signal });
  window.addEventListener('pagehide', log.write, { signal });
  // Of the Network Information API: Chromium alone has it.
  const connection: unknown = 'connection' in navigator ? navigator.connection : undefined;
  if (connection instanceof EventTarget)
    connection.addEventListener('change', () => log.note('network-changed'), { signal });
  return () => ended.abort();
}
