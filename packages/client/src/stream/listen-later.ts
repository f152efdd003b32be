import type { SessionKeeper } from '../session-keeper.ts';
import type { StreamListener } from './stream-options.ts';

const TRY_AGAIN_MS = 5_000;

/**
 * Opens the stream as soon as its code is there: nothing of it is loaded before somebody listens. Code that could not be
 * fetched is asked for again until it is there; meanwhile the listener is told that events are late.
 */
export function listenLater(baseUrl: string, keeper: SessionKeeper, listener: StreamListener): Disposable {
  let isOver = false;
  // No DisposableStack: not every browser and Node that programs of others run in has one.
  let close: (() => void) | undefined;
  const open = async (): Promise<void> => {
    const code = await import('./open-stream.ts').catch(() => null);
    if (isOver) return;
    if (code !== null) {
      const stream = code.openStream(baseUrl, keeper, listener);
      close = () => stream[Symbol.dispose]();
      return;
    }
    listener.onState?.('late');
    const timer = setTimeout(() => void open(), TRY_AGAIN_MS);
    close = () => clearTimeout(timer);
  };
  void open();
  return {
    [Symbol.dispose]: () => {
      isOver = true;
      close?.();
    },
  };
}
