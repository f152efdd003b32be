import { type Destination, type Hop, type SipRequest, type SipUri, parseNameAddr, parseUri } from '@wpm/sip';
import type { Answer } from './challenge.ts';
import type { LiveTrunk } from './live-trunk.ts';

/** The way a call of ours took. */
export type Way = { readonly destination: Destination; readonly answer?: Answer };

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
 * Where a request within a dialog goes: the next address its route or target names (RFC 3261 §12.2.1.1), if that is the
 * trunk's own; else the way the call took, or the trunk's first. What is no address of the trunk's gets nothing of us:
 * a Contact may name anybody, and our credentials must not follow it (trust 6).
 */
export function wayWithin(trunk: LiveTrunk, request: SipRequest, taken: Way | undefined): Destination | undefined {
  const [first] = trunk.destinations;
  if (first && 'flow' in first) return first;
  return namedHop(trunk, request) ?? taken?.destination ?? first;
}

function namedHop(trunk: LiveTrunk, request: SipRequest): Hop | undefined {
  const uri = nextUri(request);
  const address = uri?.host.replace(/^\[|\]$/g, '') ?? '';
  if (!uri || !isNumeric(address) || !trunk.has(address)) return undefined;
  const known = trunk.hops.filter((hop) => hop.address === address);
  const transport = transportOf(uri) ?? known[0]?.transport;
  // Over TLS the certificate must still prove what the trunk's own name said.
  const like = [...known, ...trunk.hops].find((hop) => hop.transport === transport);
  return like && { ...like, address, port: uri.port ?? DEFAULT_PORT[like.transport] };
}

function nextUri(request: SipRequest): SipUri | undefined {
  const route = parseNameAddr(request.headers.all('Route')[0] ?? '');
  const uri = parseUri(route.ok ? route.value.uri : request.uri);
  return uri.ok ? uri.value : undefined;
}

function transportOf({ params }: SipUri): Hop['transport'] | undefined {
  const { transport } = params;
  return transport === 'tcp' || transport === 'tls' || transport === 'udp' ? transport : undefined;
}

const isNumeric = (host: string): boolean => /^[\d.]+$|:/.test(host);
