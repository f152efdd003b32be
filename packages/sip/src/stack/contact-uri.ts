import { printUri } from '../message/uri.ts';
import { hostOf } from '../transport/address.ts';
import { type Flow, isOverTls } from '../transport/flow.ts';

/** What a `Contact` says of the transport. RFC 7118 §5.2.3: `ws` stands for both WS and WSS. */
const CONTACT_PARAMS = {
  udp: {},
  tcp: { transport: 'tcp' },
  tls: { transport: 'tls' },
  ws: { transport: 'ws' },
  wss: { transport: 'ws' },
} as const;

/** URI of a user with us for a peer at the other end of the way. A `sips:` one only where the way is TLS. */
export function contactUri(
  ends: Pick<Flow, 'transport' | 'local' | 'remote'>,
  user: string,
  wanted: 'sip' | 'sips',
): string {
  const { transport, local } = ends;
  const port = local.port === 0 ? {} : { port: local.port };
  const scheme = isOverTls(ends) ? wanted : 'sip';
  // RFC 5630 §3.1.2: `sips` says TLS by itself.
  const params = scheme === 'sips' && transport === 'tls' ? {} : CONTACT_PARAMS[transport];
  return printUri({ scheme, user, host: hostOf(local), ...port, params });
}
