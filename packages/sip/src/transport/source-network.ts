import { plainAddress, withoutZone } from './address.ts';

/**
 * What one sender has to itself, and is counted by: an IPv4 address, or a network of 64 bits of IPv6, within which it may
 * take any address.
 * @param address numeric, without brackets
 */
export function sourceNetwork(address: string): string {
  const plain = plainAddress(address);
  if (!plain.includes(':')) return plain;
  const [before = '', after] = withoutZone(plain).split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const gap = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array<string>(Math.max(0, gap)).fill('0'), ...tail];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
