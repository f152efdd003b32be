import type { Endpoint } from './flow.ts';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The address as every layer compares it: IPv4 mapped into IPv6 is IPv4 (RFC 5118 §4.9), as a peer has only one name. */
export const plainAddress = (address: string): string =>
  address.startsWith('::') ? (MAPPED.exec(address)?.[1] ?? address) : address;

/** The address without the interface a link-local one is good for: that means nothing to others (RFC 6874). */
export function withoutZone(address: string): string {
  const zone = address.indexOf('%');
  return zone < 0 ? address : address.slice(0, zone);
}

/** The address as a host of a URI or `Via`: IPv6 in brackets. */
export const hostOf = ({ address }: Pick<Endpoint, 'address'>): string =>
  address.includes(':') ? `[${withoutZone(address)}]` : address;
