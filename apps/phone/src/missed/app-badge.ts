/** Browsers without the Badging API exist; the type library takes it to be everywhere. */
type Badging = { setAppBadge?(count: number): Promise<void>; clearAppBadge?(): Promise<void> };

/**
 * Writes the number of missed calls on the application's icon; where there is no such mark, or the application is not installed,
 * nothing is shown. The mark goes with whoever was logged in. @returns what takes the mark away
 */
export function markApp(count: number): () => void {
  const badging: Badging = navigator;
  const clear = () => void badging.clearAppBadge?.().catch(() => {});
  if (count === 0) clear();
  else void badging.setAppBadge?.(count).catch(() => {});
  return clear;
}
