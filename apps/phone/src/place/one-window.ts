import { useEffect, useState } from 'react';

/** A window that was just left may hold on for a moment, as while it reloads. */
const HELD_FOR_A_MOMENT_MS = 1_000;

export type InWindow = 'asking' | 'here' | 'elsewhere';

/**
 * Of the windows and tabs of one browser, which share a session, one is the phone (F09): it holds a lock of the browser's for as long as
 * it is open. Where another holds it this one asks; `enter` takes it. The one that lost it opens anew, as after a reload: its call is
 * not hung up, but taken up by the window that has the lock.
 */
export function useOneWindow(accountId: string): { readonly at: InWindow; readonly enter: () => void } {
  const [at, setAt] = useState<InWindow>(() => (hasLocks() ? 'asking' : 'here'));
  const [steal, setSteal] = useState(false);
  useEffect(() => {
    if (!hasLocks()) return undefined;
    const gone = new AbortController();
    void hold(`wpm.phone.${accountId}`, { steal, gone: gone.signal, become: setAt });
    return () => gone.abort();
  }, [accountId, steal]);
  return { at, enter: () => setSteal(true) };
}

const hasLocks = (): boolean => globalThis.navigator?.locks !== undefined;

type Holding = { readonly steal: boolean; readonly gone: AbortSignal; readonly become: (at: InWindow) => void };

async function hold(name: string, { steal, gone, become }: Holding): Promise<void> {
  let isHeld = false;
  const untilGone = () => {
    isHeld = true;
    if (gone.aborted) return undefined;
    become('here');
    return new Promise<void>((resolve) => gone.addEventListener('abort', () => resolve()));
  };
  try {
    if (steal) await navigator.locks.request(name, { steal }, untilGone);
    else {
      const patience = AbortSignal.any([gone, AbortSignal.timeout(HELD_FOR_A_MOMENT_MS)]);
      await navigator.locks.request(name, { signal: patience }, untilGone);
    }
  } catch (error) {
    if (gone.aborted) return;
    if (isHeld) return openAnew();
    // A browser denies locks to a page that another site frames where it denies it storage: there are no other windows to find then.
    become(error instanceof DOMException && error.name === 'SecurityError' ? 'here' : 'elsewhere');
  }
}

const unasked = (event: Event): void => event.stopImmediatePropagation();

/** What the page would ask before it is left in a call is answered already, in the other window. */
function openAnew(): void {
  window.addEventListener('beforeunload', unasked, { capture: true });
  location.reload();
}
