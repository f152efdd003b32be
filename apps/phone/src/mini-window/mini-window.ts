let opened: Window | null = null;
const listeners = new Set<() => void>();

/** The small window while it is open. */
export const miniWindow = (): Window | null => opened;

/** @returns a function that ends the subscription */
export function onMiniWindow(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function setMiniWindow(next: Window | null): void {
  opened = next;
  for (const listener of listeners) listener();
}
