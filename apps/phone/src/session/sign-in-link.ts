const BEGINNING = '#sign-in=';

/** The token of a link that signs this device in, taken out of the address: a reload or a shared address uses nothing up. */
export function takeSignInLink(): string | undefined {
  if (!location.hash.startsWith(BEGINNING)) return undefined;
  const token = location.hash.slice(BEGINNING.length);
  history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  return token;
}
