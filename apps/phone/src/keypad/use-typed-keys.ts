import { useEffect, useEffectEvent } from 'react';

export type TypedKeys = {
  readonly onKey: (digit: string) => void;
  readonly onErase: () => void;
  readonly onCall: () => void;
};

/** The physical keyboard types into the number wherever the focus is, as long as no control wants the key itself. */
export function useTypedKeys(active: boolean, { onKey, onErase, onCall }: TypedKeys): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTakenBy(event.target, event.key)) return;
    if (/^[0-9*#+]$/.test(event.key)) onKey(event.key);
    else if (event.key === 'Backspace') onErase();
    else if (event.key === 'Enter') onCall();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    if (!active) return undefined;
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [active]);
}

/** Fields take what is typed, buttons and links take Enter, an open sheet takes everything. */
function isTakenBy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role=dialog]') !== null) return true;
  if (target instanceof HTMLInputElement) return key !== 'Enter';
  return key === 'Enter' && target.closest('button, a') !== null;
}
