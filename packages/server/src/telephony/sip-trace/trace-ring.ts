import type { TraceEntry } from '@wpm/sip';

/** The messages of one Call-ID, in order. */
export type Conversation = {
  readonly sipCallId: string;
  readonly entries: readonly TraceEntry[];
  /** Messages that had to make room: older ones than `entries`. */
  readonly forgotten: number;
};

type Kept = { readonly entry: TraceEntry; readonly bytes: number; readonly of: Growing; isKept: boolean };
type Growing = { readonly sipCallId: string; readonly kept: Kept[]; bytes: number; forgotten: number };

/** What keeping a message costs beside its text. */
const OVERHEAD_BYTES = 300;
/** Characters that make the engine keep a text in two bytes each. */
// oxlint-disable-next-line no-control-regex
const IS_WIDE = /[^\u0000-\u00ff]/;

export type RingLimits = { readonly bytes: number; readonly bytesPerConversation: number };

/** The newest messages of all conversations, in bounded memory: the oldest makes room, of its own conversation or of all. */
export class TraceRing {
  readonly #limits: RingLimits;
  readonly #conversations = new Map<string, Growing>();
  /** In the order they came; those before `#oldest`, and those that are not kept any more, are holes. */
  #queue: (Kept | undefined)[] = [];
  #oldest = 0;
  #bytes = 0;
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
    const of = this.#conversations.get(sipCallId) ?? { sipCallId, kept: [], bytes: 0, forgotten: 0 };
    this.#conversations.set(sipCallId, of);
    const bytes = entry.text.length * (IS_WIDE.test(entry.text) ? 2 : 1) + OVERHEAD_BYTES;
    const kept = { entry, bytes, of, isKept: true };
    of.kept.push(kept);
    of.bytes += bytes;
    this.#bytes += bytes;
    this.#queue.push(kept);
    while (of.bytes > this.#limits.bytesPerConversation && of.kept[0] !== kept) this.#forget(of.kept[0]);
    while (this.#bytes > this.#limits.bytes) this.#forgetOldest();
  }

  get(sipCallId: string): Conversation | undefined {
    const of = this.#conversations.get(sipCallId);
    return of && conversationOf(of);
  }

  /** All conversations, the one that began last first. */
  *newestFirst(): Generator<Conversation> {
    for (const of of [...this.#conversations.values()].toReversed()) yield conversationOf(of);
  }

  #forgetOldest(): void {
    const oldest = this.#queue[this.#oldest];
    this.#queue[this.#oldest++] = undefined;
    if (oldest?.isKept) this.#forget(oldest);
    if (this.#oldest * 2 < this.#queue.length || this.#oldest < 1_024) return;
    this.#queue = this.#queue.slice(this.#oldest).filter((kept) => kept?.isKept);
    this.#oldest = 0;
  }

  /** Always the oldest of its conversation. */
  #forget(kept: Kept | undefined): void {
    if (!kept) return;
    const { of, bytes } = kept;
    kept.isKept = false;
    of.kept.shift();
    of.bytes -= bytes;
    of.forgotten++;
    this.#bytes -= bytes;
    if (of.kept.length > 0) return;
    this.#conversations.delete(of.sipCallId);
    this.#emptied(of.sipCallId);
  }
}

function conversationOf({ sipCallId, kept, forgotten }: Growing): Conversation {
  return { sipCallId, entries: kept.map(({ entry }) => entry), forgotten };
}
