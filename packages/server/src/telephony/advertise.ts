import { isIPv6 } from 'node:net';
import type { Endpoint } from '@wpm/sip';
import { isPrivate } from '../net/private-networks.ts';

/**
 * How a peer is told our address: behind NAT by the public one, which is what its answers and requests can be sent to.
 * Peers in private networks, and those of the other IP version, do not come through that NAT.
 */
export function advertiseAs(publicAddress: string): (local: Endpoint, remote: Endpoint) => Endpoint {
  return (local, remote) => {
    const comesThroughNat = !isPrivate(remote.address) && isIPv6(remote.address) === isIPv6(publicAddress);
    return comesThroughNat ? { address: publicAddress, port: local.port } : local;
  };
}
