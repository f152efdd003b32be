/**
 * Writes the number of missed calls on the application's icon (Badging API); browsers that have none, and pages that are not
 * installed, show nothing. The mark goes with whoever was logged in. @returns what takes the mark away
 */
export function markApp(count: number): () => void {
  const { setAppBadge, clearAppBadge }: Partial<Navigator> = navigator;
  if (setAppBadge === undefined || clearAppBadge === undefined) return () => {};
  const clear = () => void clearAppBadge.call(navigator).catch(() => {});
  if (count === 0) clear();
  else void setAppBadge.call(navigator, count).catch(() => {});
  return clear;
}
