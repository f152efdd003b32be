import { isIPv6 } from 'node:net';
import { topViaOf } from '../message/accessors.ts';
import type { SipRequest } from '../message/message.ts';
import { type Via, printVia } from '../message/via.ts';
import type { Channel, Endpoint, Flow } from '../transport/flow.ts';

const DEFAULT_PORT = 5060;

/** The address as a host of a URI or `Via`: IPv6 in brackets. */
export const hostOf = ({ address }: Endpoint): string => (isIPv6(address) ? `[${address}]` : address);

/** The `Via` of a request of ours (RFC 3261 §18.1.1); over UDP with `rport`, so that the answer finds back through NAT (RFC 3581). */
export function viaFor({ transport, local }: Flow, branch: string): string {
  const params = transport === 'udp' ? { branch, rport: true as const } : { branch };
  return printVia({ transport: transport.toUpperCase(), host: hostOf(local), port: local.port, params });
}

/** Notes in the top `Via` where the request really came from: `received` and `rport` (RFC 3261 §18.2.1, RFC 3581 §4). */
export function withReceived(request: SipRequest, { remote }: Flow): SipRequest {
  const via = topViaOf(request);
  const wantsPort = via.params['rport'] !== undefined;
  if (!wantsPort && via.host === hostOf(remote)) return request;
  const seen = { received: remote.address, ...(wantsPort && { rport: String(remote.port) }) };
  const top = printVia({ ...via, params: { ...via.params, ...seen } });
  const headers = request.headers.clone().set('Via', [top, ...request.headers.all('Via').slice(1)]);
  return { ...request, headers };
}

/** The way a response takes: the request's own, but to the port its `Via` names (RFC 3261 §18.2.2, RFC 3581 §4). */
export function replyChannel(via: Via, channel: Channel): Channel {
  return via.params['rport'] === undefined ? channel.towards(via.port ?? DEFAULT_PORT) : channel;
}
