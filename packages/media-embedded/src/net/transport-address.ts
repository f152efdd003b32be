/** An IP literal of either family and a UDP port. */
export interface TransportAddress {
  readonly address: string;
  readonly port: number;
}

export type IpFamily = 4 | 6;

export const familyOf = (address: string): IpFamily => (address.includes(':') ? 6 : 4);

export const sameAddress = (a: TransportAddress, b: TransportAddress): boolean =>
  a.port === b.port && a.address === b.address;

/** 0/8, 10/8, 100.64/10, 169.254/16, 172.16/12, 192.168/16. */
const NAT_RANGES = /^(0|10|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)\./;

/**
 * Whether an address only means something behind somebody's NAT (RFC 1918, 3927, 4193, 6598) or nothing at all: packets of
 * a far end that signals such a one come from another address.
 */
export function isBehindNat(address: string): boolean {
  if (familyOf(address) === 6) return /^(::$|f[cd]|fe[89ab])/i.test(address);
  return NAT_RANGES.test(address);
}
