import { isWildcard, printEndpoint, type Settings } from '../settings.ts';

type Addresses = Pick<Settings, 'http' | 'tls' | 'publicAddress' | 'publicUrl'>;

/** The console as it can be opened. */
export const consoleAddress = (settings: Addresses): string => `${platformAddress(settings)}/console`;

/** The platform as it can be opened: at every address is none that can. */
export function platformAddress(settings: Addresses): string {
  const { http, tls, publicAddress, publicUrl } = settings;
  const [first] = http;
  const host = publicAddress ?? (isWildcard(first.host) ? '127.0.0.1' : first.host);
  return publicUrl ?? `${tls ? 'https' : 'http'}://${printEndpoint({ ...first, host })}`;
}
