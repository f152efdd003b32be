import { REALTIME_PATH } from '@wpm/contract';
import type { SessionKeeper } from '../session-keeper.ts';
import { EventStream } from './event-stream.ts';
import type { StreamListener } from './stream-options.ts';

/** Opens the stream of the user who is logged in, in a browser; it goes on at once when the network is back. */
export function openStream(baseUrl: string, keeper: SessionKeeper, listener: StreamListener): Disposable {
  const options = {
    url: streamUrl(baseUrl),
    open: (url: string) => new WebSocket(url),
    token: () => keeper.token(),
    renew: async () => (await keeper.refresh()).ok || keeper.getState().kind === 'signed-in',
    after: (ms: number, fire: () => void) => {
      const timer = setTimeout(fire, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
  const stream = new EventStream(options, listener);
  const hurry = () => stream.hurry();
  globalThis.addEventListener?.('online', hurry);
  return {
    [Symbol.dispose]: () => {
      globalThis.removeEventListener?.('online', hurry);
      stream[Symbol.dispose]();
    },
  };
}

function streamUrl(baseUrl: string): string {
  const url = new URL(REALTIME_PATH, baseUrl === '' ? globalThis.location.href : baseUrl);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
