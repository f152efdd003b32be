import { useSyncExternalStore } from 'react';

const STORED_AS = 'wpm.first-steps-hidden';
const listeners = new Set<() => void>();

/** Whether the guide was put away on this device; from the account's menu it is opened again. */
export function isGuideHidden(): boolean {
  return localStorage.getItem(STORED_AS) !== null;
}

export function hideGuide(hidden: boolean): void {
  if (hidden) localStorage.setItem(STORED_AS, 'yes');
  else localStorage.removeItem(STORED_AS);
  for (const tell of listeners) tell();
}

export function useGuideHidden(): boolean {
  return useSyncExternalStore(listen, isGuideHidden);
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}
