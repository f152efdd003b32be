import { Suspense, useSyncExternalStore } from 'react';
import { useCallOnScreen } from '../call/use-handling.ts';
import { miniWindow, onMiniWindow } from './mini-window.ts';
import { lazily } from '../loading/lazily.tsx';

const MiniWindowCall = lazily(async () => (await import('./mini-window-call.tsx')).MiniWindowCall);

/** What the small window shows while it is open. */
export function MiniWindow() {
  const shownIn = useSyncExternalStore(onMiniWindow, miniWindow);
  const call = useCallOnScreen();
  return shownIn === null ? null : (
    <Suspense>
      <MiniWindowCall shownIn={shownIn} call={call} />
    </Suspense>
  );
}
