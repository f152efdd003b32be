import { BlockList, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Asking the system for its interfaces costs more than a whole INVITE: an answer is good for so long, and for so many peers. */
const REMEMBERED_MS = 10_000;
const MAX_REMEMBERED = 1_000;

/**
 * The addresses of ours peers can answer to. Of a socket bound to one address that is it; bound to all (`0.0.0.0`, `::`) it is
 * the one in the peer's network, else the first that is not loopback.
 */
export class LocalAddresses {
  readonly #bound: string;
  readonly #chosen = new Map<string, string>();
  #since = 0;

  /** @param bound the address the socket is bound to */
  constructor(bound: string) {
    this.#bound = bound;
  }

  towards(remote: string): string {
    if (this.#bound !== '0.0.0.0' && this.#bound !== '::') return this.#bound;
    if (performance.now() - this.#since > REMEMBERED_MS || this.#chosen.size >= MAX_REMEMBERED) {
      this.#chosen.clear();
      this.#since = performance.now();
    }
    const address = this.#chosen.get(remote) ?? choose(remote) ?? this.#bound;
    this.#chosen.set(remote, address);
    return address;
  }
}

function choose(remote: string): string | undefined {
  const family = isIPv6(remote) ? 'IPv6' : 'IPv4';
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
