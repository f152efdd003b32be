import { topViaOf } from '../message/accessors.ts';
import type { SipRequest } from '../message/message.ts';
import { type Via, printVia } from '../message/via.ts';
import { hostOf, withoutZone } from '../transport/address.ts';
import type { Channel, Flow } from '../transport/flow.ts';

/** Where a `Via` without a port is answered (RFC 3261 §18.2.2, §19.1.2). */
const defaultPort = ({ transport }: Flow): number => (transport === 'tls' ? 5061 : 5060);

/**
 * The `Via` of a request of ours (RFC 3261 §18.1.1): over UDP with `rport`, so that the answer finds back through NAT (RFC 3581),
 * over TLS with `alias`, so that the peer may send its own requests along the connection (RFC 5923 §4).
 */
export function viaFor({ transport, local }: Pick<Flow, 'transport' | 'local'>, branch: string): string {
  const params = {
    branch,
    ...(transport === 'udp' && { rport: true as const }),
    ...(transport === 'tls' && { alias: true as const }),
  };
  const port = local.port === 0 ? {} : { port: local.port };
  return printVia({ transport: transport.toUpperCase(), host: hostOf(local), ...port, params });
}

/** Notes in the top `Via` where the request really came from: `received` and `rport` (RFC 3261 §18.2.1, RFC 3581 §4). */
export function withReceived(request: SipRequest, { remote }: Flow): SipRequest {
  const via = topViaOf(request);
  const wantsPort = via.params['rport'] !== undefined;
  if (!wantsPort && via.host === hostOf(remote)) return request;
  const seen = { received: withoutZone(remote.address), ...(wantsPort && { rport: String(remote.port) }) };
  const top = printVia({ ...via, params: { ...via.params, ...seen } });
  return { ...request, headers: request.headers.clone().setFirst('Via', top) };
}

/**
 * The way a response takes: where the request came from, but to the port its `Via` names (RFC 3261 §18.2.2, RFC 3581 §4). `maddr`
 * is not followed: it would let anybody have us send to an address that never asked.
 */
export function replyChannel(via: Via, channel: Channel): Channel {
  const back = channel.transport === 'udp' && via.params['rport'] !== undefined;
  return back ? channel : channel.towards(via.port ?? defaultPort(channel));
}
