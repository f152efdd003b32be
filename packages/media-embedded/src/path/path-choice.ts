import type { Instant } from '@wpm/kernel';
import { type TransportAddress, sameAddress } from '../net/transport-address.ts';

/** Without a packet for so long, the way in use may be lost: what is sent goes by every other way with consent too. */
const SILENT_MS = 200;
/** So long it goes by all of them; by then the far end has moved to another way, or is gone. */
const ALL_WAYS_MS = 10_000;
/** RFC 7675 §5.1: so long a check is consent to send. A browser checks the pairs it keeps in reserve every 25 s. */
const CONSENT_MS = 30_000;

/** One more than half the sequence numbers: what is further on than this is behind (RFC 3550 A.1). */
const HALF = 0x8000;

type Way = { readonly address: TransportAddress; checkedAt: Instant };

/**
 * Which of the far end's addresses media goes to. Every address here has passed an authenticated check. A nomination chooses
 * (RFC 8445 §2.5), and so does the newest media packet: a browser that loses a network speaks by its other one before it
 * nominates that, and whoever waits for the nomination is silent for seconds.
 */
export class PathChoice {
  #selected: TransportAddress | undefined;
  #ways: Way[] = [];
  #newest: number | undefined;
  #heardAt: Instant | undefined;

  /** Where media goes; undefined before the first check. */
  get selected(): TransportAddress | undefined {
    return this.#selected;
  }

  /** An authenticated check came. Returns whether media goes elsewhere now. */
  onCheck(from: TransportAddress, nominated: boolean, now: Instant): boolean {
    const way = this.#ways.find(({ address }) => sameAddress(address, from));
    if (way) way.checkedAt = now;
    else
      this.#ways = [
        ...this.#ways.filter(({ checkedAt }) => now - checkedAt < CONSENT_MS),
        { address: from, checkedAt: now },
      ];
    return nominated || !this.#selected ? this.#select(from) : false;
  }

  /** An authentic media packet came; an older one than was heard before changes nothing. Returns whether media goes elsewhere now. */
  onMedia(from: TransportAddress, sequence: number, now: Instant): boolean {
    const ahead = this.#newest === undefined ? 1 : (sequence - this.#newest) & 0xffff;
    if (ahead === 0 || ahead >= HALF) return false;
    this.#newest = sequence;
    this.#heardAt = now;
    return this.#select(from);
  }

  /** The other ways with consent while the one in use is silent; none while it is heard, and before anything was. */
  alsoTo(now: Instant): readonly TransportAddress[] {
    const silentMs = this.#heardAt === undefined ? 0 : now - this.#heardAt;
    if (silentMs < SILENT_MS || silentMs > ALL_WAYS_MS || this.#ways.length < 2) return NONE;
    return this.#ways
      .filter(({ address, checkedAt }) => now - checkedAt < CONSENT_MS && !this.#isSelected(address))
      .map(({ address }) => address);
  }

  /** The far end is another one now: its numbers begin anew. */
  forgetMedia(): void {
    this.#newest = undefined;
    this.#heardAt = undefined;
  }

  #select(to: TransportAddress): boolean {
    if (this.#isSelected(to)) return false;
    const changed = this.#selected !== undefined;
    this.#selected = to;
    return changed;
  }

  #isSelected(address: TransportAddress): boolean {
    return this.#selected !== undefined && sameAddress(this.#selected, address);
  }
}

const NONE: readonly TransportAddress[] = [];
