import { isIPv6 } from 'node:net';
import type { Endpoint } from './flow.ts';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The address as every layer compares it: IPv4 mapped into IPv6 is IPv4 (RFC 5118 §4.9), as a peer has only one name. */
export const plainAddress = (address: string): string => MAPPED.exec(address)?.[1] ?? address;

/** The address without the interface a link-local one is good for: that means nothing to others (RFC 6874). */
export function withoutZone(address: string): string {
  const zone = address.indexOf('%');
  return zone < 0 ? address : address.slice(0, zone);
}

/** The address as a host of a URI or `Via`: IPv6 in brackets. */
export const hostOf = ({ address }: Pick<Endpoint, 'address'>): string =>
  isIPv6(address) ? `[${withoutZone(address)}]` : address;

/** Who is counted as one source: an IPv4 address, or the /64 of an IPv6 one, of which its holder has 2^64. */
export function sourceOf(address: string): string {
  if (!address.includes(':')) return address;
  const groups = withoutZone(address).split(':');
  const gap = groups.indexOf('');
  const known = gap < 0 ? groups : groups.slice(0, gap);
  return `${[...known, '0', '0', '0', '0'].slice(0, 4).join(':')}::/64`;
}
