import type { SessionKeeper } from '../session-keeper.ts';
import type { StreamListener } from './stream-options.ts';

/** Opens the stream as soon as its code is there: nothing of it is loaded before somebody listens. */
export function listenLater(baseUrl: string, keeper: SessionKeeper, listener: StreamListener): Disposable {
  const opened = new DisposableStack();
  const open = async (): Promise<void> => {
    const { openStream } = await import('./open-stream.ts');
    if (!opened.disposed) opened.use(openStream(baseUrl, keeper, listener));
  };
  void open();
  return { [Symbol.dispose]: () => opened.dispose() };
}
