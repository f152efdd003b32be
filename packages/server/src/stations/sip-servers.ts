import type { CreatedStation } from '@wpm/contract';
import { type Endpoint, isWildcard, type Settings } from '../settings.ts';

type SipServer = CreatedStation['access']['servers'][number];

/**
 * Where a phone reaches us by SIP, the safest first.
 * @param seenAs `host:port` by which we were reached just now: what a wildcard address comes to
 */
export function sipServers(
  { sip, sips, publicAddress }: Pick<Settings, 'sip' | 'sips' | 'publicAddress'>,
  seenAs: string,
): SipServer[] {
  const hostOf = ({ host }: Endpoint) => publicAddress ?? (isWildcard(host) ? withoutPort(seenAs) : host);
  const by = (transport: SipServer['transport']) => (each: Endpoint) => ({
    transport,
    host: hostOf(each),
    port: each.port,
  });
  return [...sips.map(by('tls')), ...sip.map(by('tcp')), ...sip.map(by('udp'))];
}

const withoutPort = (host: string): string => host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
