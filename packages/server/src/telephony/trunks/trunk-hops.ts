import type { TrunkPeer, TrunkSettings } from '@wpm/contract';
import type { Clock, Instant } from '@wpm/kernel';
import type { Hop, SipUri } from '@wpm/sip';

/** Finds the places a URI leads to (RFC 3263), in the order they should be tried. Never rejects. */
export type Locate = (uri: SipUri) => Promise<readonly Hop[]>;

/** A hop that failed is tried after the others for so long. */
const PENALTY_MS = 30_000;
/** Names are looked up again after so long; the resolver keeps answers as long as DNS lets it. */
export const LOOKUP_EVERY_MS = 60_000;

/** Where a trunk's requests go, by name: what the administrator gave, or where it registers. */
export function peersOf({ outboundProxy, peers, registration }: TrunkSettings): readonly TrunkPeer[] {
  if (outboundProxy) return [outboundProxy];
  if (peers.length > 0) return peers;
  if (registration.kind !== 'register') return [];
  return [{ host: registration.domain, port: null, transport: 'udp' }];
}

/** A peer as a URI: its transport is always said, so that nothing is guessed. */
export function uriOf({ host, port, transport }: TrunkPeer): SipUri {
  return {
    scheme: 'sip',
    host: inBrackets(host),
    ...(port !== null && { port }),
    params: { transport },
  };
}

/** A host as a URI writes it: IPv6 in brackets. */
export const inBrackets = (host: string): string => (host.includes(':') ? `[${host}]` : host);

const keyOf = ({ transport, address, port }: Hop): string => `${transport} ${address} ${port}`;

/** The addresses of a trunk, looked up outside of any call, and which of them failed lately. */
export class TrunkHops {
  readonly #locate: Locate;
  readonly #clock: Clock;
  #peers: readonly TrunkPeer[] = [];
  #hops: readonly Hop[] = [];
  readonly #failedUntil = new Map<string, Instant>();
  #lost: { since: Instant; words: string } | null = null;
  #ca: string | null = null;

  constructor(locate: Locate, clock: Clock) {
    this.#locate = locate;
    this.#clock = clock;
  }

  /** Since when the names lead nowhere; null while they do, and for a trunk that has none. */
  get lost(): { readonly since: Instant; readonly words: string } | null {
    return this.#lost;
  }

  /** Those that work first, otherwise in the order DNS and administrator gave. */
  get all(): readonly Hop[] {
    const now = this.#clock.now();
    const failedLately = (hop: Hop) => Number((this.#failedUntil.get(keyOf(hop)) ?? 0) > now);
    return this.#hops.toSorted((a, b) => failedLately(a) - failedLately(b));
  }

  get peers(): readonly TrunkPeer[] {
    return this.#peers;
  }

  /** Takes other peers; what was known of the old ones is forgotten. */
  use(settings: TrunkSettings): void {
    this.#peers = peersOf(settings);
    this.#ca = settings.tlsCa;
    this.#hops = [];
    this.#failedUntil.clear();
    this.#lost = null;
  }

  failed(hop: Hop): void {
    this.#failedUntil.set(keyOf(hop), this.#clock.now() + PENALTY_MS);
  }

  worked(hop: Hop): void {
    this.#failedUntil.delete(keyOf(hop));
  }

  /** Where the `sips:` URI of a place of the trunk's leads, whatever transport it takes otherwise. */
  async securely({ host, port }: SipUri): Promise<readonly Hop[]> {
    const uri: SipUri = { scheme: 'sips', host, ...(port !== undefined && { port }), params: {} };
    return (await this.#locate(uri)).map((hop) => this.#trusting(hop));
  }

  #trusting(hop: Hop): Hop {
    return this.#ca === null ? hop : { ...hop, ca: this.#ca };
  }

  /** Looks the names up. Where DNS has no answer, the addresses known before stay in use. */
  async lookUp(): Promise<void> {
    const peers = this.#peers;
    const found = await Promise.all(peers.map(async (peer) => this.#locate(uriOf(peer))));
    // The settings may have changed while we asked.
    if (peers !== this.#peers || peers.length === 0) return;
    const hops = unique(found.flat());
    if (hops.length > 0) {
      this.#hops = hops.map((hop) => this.#trusting(hop));
      this.#lost = null;
      for (const key of this.#failedUntil.keys())
        if (!hops.some((hop) => keyOf(hop) === key)) this.#failedUntil.delete(key);
    } else if (this.#hops.length === 0) {
      const names = peers.map(({ host }) => host).join(', ');
      this.#lost ??= { since: this.#clock.now(), words: `DNS knows no address of ${names}` };
    }
  }
}

function unique(hops: readonly Hop[]): readonly Hop[] {
  return [...new Map(hops.map((hop) => [keyOf(hop), hop])).values()];
}
