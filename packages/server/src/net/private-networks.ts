import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** A network in which every machine is somebody's own: no name or address in it is known to the world. */
export type Network = { readonly address: string; readonly prefix: number };

/** RFC 1918, RFC 6598 (shared), RFC 3927 and 4291 (link-local, loopback), RFC 4193. */
export const PRIVATE_NETWORKS: readonly Network[] = [
  { address: '10.0.0.0', prefix: 8 },
  { address: '172.16.0.0', prefix: 12 },
  { address: '192.168.0.0', prefix: 16 },
  { address: '100.64.0.0', prefix: 10 },
  { address: '169.254.0.0', prefix: 16 },
  { address: '127.0.0.0', prefix: 8 },
  { address: '::1', prefix: 128 },
  { address: 'fc00::', prefix: 7 },
  { address: 'fe80::', prefix: 10 },
];

const blocks = new BlockList();
for (const { address, prefix } of PRIVATE_NETWORKS) blocks.addSubnet(address, prefix, familyOf(address));

/** Whether the address is one of a private network, or of this machine alone. */
export function isPrivate(address: string): boolean {
  return (isIPv4(address) || isIPv6(address)) && blocks.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}
