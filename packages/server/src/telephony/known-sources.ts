import type { Clock, Instant } from '@wpm/kernel';
import { type Flow, sourceNetwork } from '@wpm/sip';

/** Longer than any registration lives before its phone must prove itself again. */
const REMEMBERED_MS = 15 * 60_000;
/** Room for the phones of a large node; the one heard of longest ago is forgotten first. */
const MAX_REMEMBERED = 20_000;
/** How long it is not asked again whether a flow is a trunk's: it is asked for every message. */
const TRUNK_MS = 1_000;
const MAX_FLOWS = 10_000;

type Verdict = { readonly isTrunk: boolean; readonly until: Instant };

/**
 * Who is no stranger to this node: trunks, whoever opened a WebSocket with a ticket, and the addresses phones have proven their
 * passwords from. A flood from anywhere else has one share for all, which leaves theirs alone (trust 13).
 */
export class KnownSources {
  readonly #clock: Clock;
  readonly #isTrunk: (flow: Flow) => boolean;
  readonly #proven = new Map<string, Instant>();
  readonly #flows = new Map<string, Verdict>();

  constructor(clock: Clock, isTrunk: (flow: Flow) => boolean) {
    this.#clock = clock;
    this.#isTrunk = isTrunk;
  }

  /** A phone there has proven its password, or had done so before a restart. */
  remember({ remote }: Pick<Flow, 'remote'>): void {
    const source = sourceNetwork(remote.address);
    this.#proven.delete(source);
    const [oldest] = this.#proven.keys();
    if (oldest !== undefined && this.#proven.size >= MAX_REMEMBERED) this.#proven.delete(oldest);
    this.#proven.set(source, this.#clock.now() + REMEMBERED_MS);
  }

  has(flow: Flow): boolean {
    if (flow.identity !== undefined) return true;
    const until = this.#proven.get(sourceNetwork(flow.remote.address));
    return (until !== undefined && until > this.#clock.now()) || this.#isOfTrunk(flow);
  }

  #isOfTrunk(flow: Flow): boolean {
    const { id } = flow;
    const now = this.#clock.now();
    const known = this.#flows.get(id);
    if (known && known.until > now) return known.isTrunk;
    if (this.#flows.size >= MAX_FLOWS) this.#flows.clear();
    const isTrunk = this.#isTrunk(flow);
    this.#flows.set(id, { isTrunk, until: now + TRUNK_MS });
    return isTrunk;
  }
}
