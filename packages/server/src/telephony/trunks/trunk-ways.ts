import {
  type Destination,
  type Flow,
  type Hop,
  type SipRequest,
  type SipUri,
  isOverTls,
  isReliable,
  parseNameAddr,
  parseUri,
} from '@wpm/sip';
import type { Answer } from './challenge.ts';
import type { LiveTrunk } from './live-trunk.ts';

/** The way a call took: the address or flow ours went to, or the flow theirs came by. */
export type Way = { readonly destination: Destination; readonly answer?: Answer };

/** What is known of a dialog when something is to be sent in it. */
export type Past = {
  readonly taken: Way | undefined;
  /** Where their INVITE came from; also known when the platform was restarted since. */
  readonly from: Hop | undefined;
};

/** Calls a node can carry, with room: the oldest are forgotten first, and found again by the addresses in their dialog. */
const MOST_WAYS = 20_000;

/** Remembers which way each dialog took, so that what follows goes the same. */
export class TrunkWays {
  readonly #byCallId = new Map<string, Way>();

  of(callId: string): Way | undefined {
    return this.#byCallId.get(callId);
  }

  remember(callId: string, way: Way): void {
    if (this.#byCallId.size >= MOST_WAYS) {
      const [oldest] = this.#byCallId.keys();
      if (oldest !== undefined) this.#byCallId.delete(oldest);
    }
    this.#byCallId.set(callId, way);
  }

  forget(callId: string): void {
    this.#byCallId.delete(callId);
  }
}

const DEFAULT_PORT = { udp: 5_060, tcp: 5_060, tls: 5_061 } as const;

/**
 * Where a request within a dialog goes. The next address its route or target names (RFC 3261 §12.2.1.1), if that is the
 * trunk's own, unless the connection the call came by leads there already (RFC 5923 §4); else the flow the call came or went
 * by, as behind a NAT there is no other way (RFC 5626 §5.3); when that is gone, the address at its other end; else the trunk's
 * first. What is no address of the trunk's gets nothing of us: a Contact may name anybody, and our credentials must not follow
 * it (trust 6).
 */
export function wayWithin(trunk: LiveTrunk, request: SipRequest, { taken, from }: Past): Destination | undefined {
  const back = openFlow(taken);
  const [first] = trunk.destinations;
  const next = nextUri(request);
  const isBehindFlow = first !== undefined && 'flow' in first;
  const named = isBehindFlow ? undefined : namedHop(trunk, next);
  const isLedBack = named && back && isReliable(named.transport) && leadsTo(back.flow, named);
  const elsewhere = isBehindFlow ? [] : [cameFrom(trunk, from), hopOf(taken)];
  // RFC 3261 §26.2.2: rather nothing than without TLS.
  const mayTake = next?.scheme === 'sips' ? goesOverTls : () => true;
  return [isLedBack ? undefined : named, back, ...elsewhere, first].find((way) => way !== undefined && mayTake(way));
}

/** Whether what is sent there is protected by TLS. */
export const goesOverTls = (to: Destination): boolean => isOverTls('flow' in to ? to.flow : to);

function openFlow(way: Way | undefined): { readonly flow: Flow } | undefined {
  return way && 'flow' in way.destination && way.destination.flow.open ? way.destination : undefined;
}

const hopOf = (way: Way | undefined): Hop | undefined =>
  way && !('flow' in way.destination) ? way.destination : undefined;

const leadsTo = ({ transport, remote }: Flow, hop: Hop): boolean =>
  transport === hop.transport && remote.address === hop.address;

/** The other end of a flow that is gone: of a connection where it would take another, not the port it happened to come from. */
function cameFrom(trunk: LiveTrunk, from: Hop | undefined): Hop | undefined {
  if (!from || !trunk.has(from.address)) return undefined;
  const known = trunk.hops.find((hop) => hop.address === from.address && hop.transport === from.transport);
  return from.transport === 'udp' ? from : (known ?? hopAt(trunk, from.address, { transport: from.transport }));
}

function namedHop(trunk: LiveTrunk, uri: SipUri | undefined): Hop | undefined {
  const address = uri?.host.replace(/^\[|\]$/g, '') ?? '';
  if (!uri || !isNumeric(address) || !trunk.has(address)) return undefined;
  return hopAt(trunk, address, { transport: transportOf(uri), port: uri.port });
}

/** A place at an address of the trunk's. Over TLS the certificate must still prove what the trunk's own name said. */
export function hopAt(
  trunk: LiveTrunk,
  address: string,
  wanted: { readonly transport: Hop['transport'] | undefined; readonly port?: number | undefined },
): Hop | undefined {
  const known = trunk.hops.filter((hop) => hop.address === address);
  const transport = wanted.transport ?? known[0]?.transport;
  const like = [...known, ...trunk.hops].find((hop) => hop.transport === transport);
  return like && { ...like, address, port: wanted.port ?? DEFAULT_PORT[like.transport] };
}

function nextUri(request: SipRequest): SipUri | undefined {
  const route = parseNameAddr(request.headers.all('Route')[0] ?? '');
  const uri = parseUri(route.ok ? route.value.uri : request.uri);
  return uri.ok ? uri.value : undefined;
}

/** What a URI says of the transport; of `sips`, TCP means TLS over TCP (RFC 3261 §26.2.2). */
export function transportOf({ scheme, params }: SipUri): Hop['transport'] | undefined {
  if (scheme === 'sips') return 'tls';
  const { transport } = params;
  return transport === 'tcp' || transport === 'tls' || transport === 'udp' ? transport : undefined;
}

/** Whether a host is an address and no name. */
export const isNumeric = (host: string): boolean => /^[\d.]+$|:/.test(host);
