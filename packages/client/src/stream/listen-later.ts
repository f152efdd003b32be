import type { SessionKeeper } from '../session-keeper.ts';
import type { StreamListener } from './stream-options.ts';

const TRY_AGAIN_MS = 5_000;

/**
 * Opens the stream as soon as its code is there: nothing of it is loaded before somebody listens. Code that could not be
 * fetched is asked for again until it is there; meanwhile the listener is told that events are late.
 */
export function listenLater(baseUrl: string, keeper: SessionKeeper, listener: StreamListener): Disposable {
  const opened = new DisposableStack();
  const open = async (): Promise<void> => {
    const code = await import('./open-stream.ts').catch(() => null);
    if (opened.disposed) return;
    if (code !== null) return void opened.use(code.openStream(baseUrl, keeper, listener));
    listener.onState?.('late');
    const timer = setTimeout(() => void open(), TRY_AGAIN_MS);
    opened.defer(() => clearTimeout(timer));
  };
  void open();
  return { [Symbol.dispose]: () => opened.dispose() };
}
