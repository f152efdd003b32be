import type { TraceEntry } from '@wpm/sip';

/** The messages of one Call-ID, in order. */
export type Conversation = {
  readonly sipCallId: string;
  readonly entries: readonly TraceEntry[];
  /** Messages that had to make room: older ones than `entries`. */
  readonly forgotten: number;
};

type Kept = { readonly entry: TraceEntry; readonly bytes: number };
type Growing = {
  readonly sipCallId: string;
  readonly kept: Kept[];
  bytes: number;
  forgotten: number;
  isSpared: boolean;
};

/** What keeping a message costs beside its text. */
const OVERHEAD_BYTES = 300;
/** Characters that make the engine keep a text in two bytes each. */
// oxlint-disable-next-line no-control-regex
const IS_WIDE = /[^\u0000-\u00ff]/;

export type RingLimits = { readonly bytes: number; readonly bytesPerConversation: number };

/** So much is left for what is not spared: for calls that have only begun, of which nobody knows yet whether they will be. */
const UNSPARED_SHARE = 1 / 8;

/**
 * The newest messages of all conversations, in bounded memory. What makes room is the oldest message of the conversation it
 * goes too far in, or of the one that has been silent longest; those that are spared come last, as long as they leave others room.
 */
export class TraceRing {
  readonly #limits: RingLimits;
  readonly #conversations = new Map<string, Growing>();
  /** Each conversation stands in one of them, whoever spoke last at the end. */
  readonly #silent = new Set<Growing>();
  readonly #spared = new Set<Growing>();
  #bytes = 0;
  /** Of those that are spared. */
  #sparedBytes = 0;
  readonly #emptied: (sipCallId: string) => void;

  /** @param emptied told when the last message of a conversation has gone */
  constructor(limits: RingLimits, emptied: (sipCallId: string) => void) {
    this.#limits = limits;
    this.#emptied = emptied;
  }

  /** Memory taken by what is kept, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  has(sipCallId: string): boolean {
    return this.#conversations.has(sipCallId);
  }

  add(sipCallId: string, entry: TraceEntry): void {
    const of = this.#conversations.get(sipCallId) ?? { sipCallId, kept: [], bytes: 0, forgotten: 0, isSpared: false };
    this.#conversations.set(sipCallId, of);
    const bytes = entry.text.length * (IS_WIDE.test(entry.text) ? 2 : 1) + OVERHEAD_BYTES;
    of.kept.push({ entry, bytes });
    this.#grow(of, bytes);
    this.#spokeLast(of);
    while (of.bytes > this.#limits.bytesPerConversation && of.kept.length > 1) this.#forgetOldest(of);
    while (this.#bytes > this.#limits.bytes) this.#makeRoom();
  }

  get(sipCallId: string): Conversation | undefined {
    const of = this.#conversations.get(sipCallId);
    return of && conversationOf(of);
  }

  /** All conversations, the one that began last first. */
  *newestFirst(): Generator<Conversation> {
    for (const of of [...this.#conversations.values()].toReversed()) yield conversationOf(of);
  }

  /** The conversation makes room only when no other can; or like any other again. */
  spare(sipCallId: string, isSpared: boolean): void {
    const of = this.#conversations.get(sipCallId);
    if (!of || of.isSpared === isSpared) return;
    of.isSpared = isSpared;
    this.#sparedBytes += isSpared ? of.bytes : -of.bytes;
    this.#spokeLast(of);
  }

  /** Nothing of the conversation is kept any more. */
  forget(sipCallId: string): void {
    const of = this.#conversations.get(sipCallId);
    if (!of) return;
    for (let left = of.kept.length; left > 0; left--) this.#forgetOldest(of);
  }

  #spokeLast(of: Growing): void {
    this.#silent.delete(of);
    this.#spared.delete(of);
    (of.isSpared ? this.#spared : this.#silent).add(of);
  }

  #grow(of: Growing, bytes: number): void {
    of.bytes += bytes;
    this.#bytes += bytes;
    if (of.isSpared) this.#sparedBytes += bytes;
  }

  #makeRoom(): void {
    const isFair = this.#bytes - this.#sparedBytes <= this.#limits.bytes * UNSPARED_SHARE;
    const longestSilent =
      firstOf(isFair ? this.#spared : this.#silent) ?? firstOf(isFair ? this.#silent : this.#spared);
    if (longestSilent) this.#forgetOldest(longestSilent);
  }

  #forgetOldest(of: Growing): void {
    this.#grow(of, -(of.kept.shift()?.bytes ?? 0));
    of.forgotten++;
    if (of.kept.length > 0) return;
    this.#silent.delete(of);
    this.#spared.delete(of);
    this.#conversations.delete(of.sipCallId);
    this.#emptied(of.sipCallId);
  }
}

function firstOf(conversations: ReadonlySet<Growing>): Growing | undefined {
  const [first] = conversations;
  return first;
}

function conversationOf({ sipCallId, kept, forgotten }: Growing): Conversation {
  return { sipCallId, entries: kept.map(({ entry }) => entry), forgotten };
}
