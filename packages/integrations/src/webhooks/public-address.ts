import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Networks of the IANA registries of special purpose (RFC 6890) and of multicast: nobody's public server is in them. */
const NOT_PUBLIC_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Of IPv6 all that is not global unicast, and in it what leads to IPv4 by another name (6to4, Teredo) or to nobody. */
const GLOBAL_V6 = '2000::/3';
const NOT_PUBLIC_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Whether a server of somebody else may be at the address, so that we may be told to connect to it (trust 12). */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  if (isIPv4(plain)) return !blocked.check(plain, 'ipv4');
  if (!isIPv6(plain)) return false;
  return global.check(plain, 'ipv6') && !blocked.check(plain, 'ipv6');
}

const blocked = new BlockList();
const global = new BlockList();
addAll(blocked, NOT_PUBLIC_V4, 'ipv4');
addAll(blocked, NOT_PUBLIC_V6, 'ipv6');
addAll(global, [GLOBAL_V6], 'ipv6');

function addAll(list: BlockList, networks: readonly string[], family: 'ipv4' | 'ipv6'): void {
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
}
