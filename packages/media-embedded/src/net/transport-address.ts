/** An IP literal of either family and a UDP port. */
export interface TransportAddress {
  readonly address: string;
  readonly port: number;
}

export type IpFamily = 4 | 6;

export const familyOf = (address: string): IpFamily => (address.includes(':') ? 6 : 4);

export const addressKey = ({ address, port }: TransportAddress): string => `${address}|${port}`;

export const sameAddress = (a: TransportAddress, b: TransportAddress): boolean =>
  a.port === b.port && a.address === b.address;

/**
 * Whether an address only means something behind somebody's NAT (RFC 1918, 3927, 4193, 6598) or nothing at all: packets of
 * a far end that signals such a one come from another address.
 */
export function isBehindNat(address: string): boolean {
  if (familyOf(address) === 6) return /^(::$|f[cd]|fe[89ab])/i.test(address);
  const [a = 0, b = 0] = address.split('.').map(Number);
  return (
    a === 0 ||
    a === 10 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b < 128)
  );
}
