import type { WorkerMessage } from './worker-message.ts';

const KINDS: Readonly<Record<WorkerMessage['kind'], true>> = {
  ringing: true,
  chosen: true,
  over: true,
  check: true,
  'subscription-changed': true,
};

/** Hears what the service worker says; anything else of another version is passed over. @returns its end */
export function onWorkerMessage(listener: (message: WorkerMessage) => void): () => void {
  const { serviceWorker } = navigator;
  if (serviceWorker === undefined) return () => {};
  const hear = ({ data }: MessageEvent) => {
    if (isWorkerMessage(data)) listener(data);
  };
  serviceWorker.addEventListener('message', hear);
  return () => serviceWorker.removeEventListener('message', hear);
}

function isWorkerMessage(data: unknown): data is WorkerMessage {
  return typeof data === 'object' && data !== null && 'kind' in data && Object.hasOwn(KINDS, String(data.kind));
}
