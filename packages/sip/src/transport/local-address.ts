import { BlockList, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

/**
 * The address of ours a peer can answer to. Of a socket bound to one address that is it; bound to all (`0.0.0.0`, `::`) it is
 * the one in the peer's network, else the first that is not loopback.
 */
export function localAddressTowards(bound: string, remote: string): string {
  if (bound !== '0.0.0.0' && bound !== '::') return bound;
  const known = chosen.get(remote);
  if (known !== undefined) return known;
  const address = choose(isIPv6(remote) ? 'IPv6' : 'IPv4', remote) ?? bound;
  if (chosen.size >= MAX_CHOSEN) chosen.clear();
  chosen.set(remote, address);
  return address;
}

/** Asking the system for its interfaces costs more than a whole INVITE; the answer is kept for the peers seen lately. */
const chosen = new Map<string, string>();
const MAX_CHOSEN = 1_000;

function choose(family: 'IPv4' | 'IPv6', remote: string): string | undefined {
  const ours = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((each) => each.family === family);
  const near = ours.find(({ cidr }) => cidr !== null && inNetwork(cidr, remote, family));
  return (near ?? ours.find((each) => !each.internal) ?? ours[0])?.address;
}

function inNetwork(cidr: string, address: string, family: 'IPv4' | 'IPv6'): boolean {
  const [network = '', prefix] = cidr.split('/');
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), family === 'IPv6' ? 'ipv6' : 'ipv4');
  return list.check(address, family === 'IPv6' ? 'ipv6' : 'ipv4');
}
