const nameOf = (accountId: string) => `wpm.calling-as.${accountId}`;
const OUTSIDE = 'outside';
const listeners = new Set<() => void>();

/** The id of the campaign the user chose last on this device; null: outside campaigns; undefined: nothing yet. */
export function rememberedChoice(accountId: string): string | null | undefined {
  const stored = localStorage.getItem(nameOf(accountId));
  return stored === OUTSIDE ? null : (stored ?? undefined);
}

/** Only the id is kept: it says nothing to who finds the device after its user logged out (F10). */
export function rememberChoice(accountId: string, campaignId: string | null): void {
  localStorage.setItem(nameOf(accountId), campaignId ?? OUTSIDE);
  for (const listener of listeners) listener();
}

export function onChoice(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
