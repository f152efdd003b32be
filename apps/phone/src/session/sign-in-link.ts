const BEGINNING = '#sign-in=';

let token: string | undefined;
let last: string | undefined;
const listeners = new Set<() => void>();

/** The token of a link that signs this device in (F08), until the user has decided. */
export const linkedToken = (): string | undefined => token;

/** @returns a function that ends the subscription */
export function onLinkedToken(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const forgetLinkedToken = (): void => ask(undefined);

/** Reads the address the phone was opened with, and those its window is led to later: a code may be scanned while it is open. */
export function followSignInLinks(): void {
  readAddress();
  window.addEventListener('hashchange', readAddress);
}

/** Takes a link the system opened in this window. One that was read already is not asked for again. */
export function readSignInLink({ hash }: Pick<URL, 'hash'>): void {
  if (!hash.startsWith(BEGINNING)) return;
  const read = hash.slice(BEGINNING.length);
  if (read === last) return;
  last = read;
  ask(read);
}

/** The token goes out of the address, which is as it was before: a reload or a shared address uses nothing up. */
function readAddress(change?: HashChangeEvent): void {
  if (!location.hash.startsWith(BEGINNING)) return;
  readSignInLink(location);
  history.replaceState(history.state, '', change?.oldURL ?? `${location.pathname}${location.search}`);
}

function ask(wanted: string | undefined): void {
  token = wanted;
  for (const listener of listeners) listener();
}
