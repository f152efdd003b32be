import type { TraceEntry } from '@wpm/sip';
import { fieldOf, methodOf } from './message-text.ts';
import { type Conversation, TraceRing } from './trace-ring.ts';

/** All that is kept of one call: the conversations of its legs, in the order they began. */
export type TracedCall = {
  /** Ours; undefined of what is no call, or was refused before it became one. */
  readonly callId: string | undefined;
  readonly conversations: readonly Conversation[];
};

/** Registrations and keep-alives come by the thousand and must not push the calls out: they have a quarter. */
const CALLS_SHARE = 3 / 4;
const BYTES_PER_CONVERSATION = 256 * 1_024;

/** The SIP that came and went lately, by call. It takes no more than the memory it is given; 0 keeps nothing. */
export class SipTrace {
  readonly #calls: TraceRing;
  readonly #others: TraceRing;
  /** Calls of ours, each with the Call-IDs of its legs, as our own messages name both. */
  readonly #legs = new Map<string, Set<string>>();
  readonly #callOf = new Map<string, string>();
  readonly #listeners = new Set<(entry: TraceEntry) => void>();

  /** @param bytes the most memory it takes */
  constructor(bytes: number) {
    const limits = (share: number) => ({ bytes: bytes * share, bytesPerConversation: BYTES_PER_CONVERSATION });
    this.#calls = new TraceRing(limits(CALLS_SHARE), (sipCallId) => this.#part(sipCallId));
    this.#others = new TraceRing(limits(1 - CALLS_SHARE), () => {});
  }

  /** Memory taken by what is kept, in bytes. */
  get bytes(): number {
    return this.#calls.bytes + this.#others.bytes;
  }

  /** Keeps a message, and tells who listens. Takes anything, malformed too. */
  record(entry: TraceEntry): void {
    const sipCallId = fieldOf(entry.text, 'Call-ID') ?? '';
    const isCall = this.#calls.has(sipCallId) || methodOf(entry.text) === 'INVITE';
    (isCall ? this.#calls : this.#others).add(sipCallId, entry);
    if (isCall && entry.direction === 'out') this.#join(sipCallId, entry.text);
    for (const listener of this.#listeners) listener(entry);
  }

  /** What is kept of a call of ours; no conversations if nothing is. */
  ofCall(callId: string): TracedCall {
    const conversations = [...(this.#legs.get(callId) ?? [])].flatMap((id) => this.#calls.get(id) ?? []);
    return { callId, conversations: conversations.toSorted((a, b) => startOf(a) - startOf(b)) };
  }

  /** The call is over: from now on it makes room like everything else, and before calls that still run. */
  ended(callId: string): void {
    for (const sipCallId of this.#legs.get(callId) ?? []) this.#calls.spare(sipCallId, false);
  }

  /** Nothing of the call is kept here any more. */
  forget(callId: string): void {
    for (const sipCallId of this.#legs.get(callId) ?? []) this.#calls.forget(sipCallId);
  }

  /** By a Call-ID: the call it is a leg of, or what else it is. */
  bySipCallId(sipCallId: string): TracedCall {
    const callId = this.#callOf.get(sipCallId);
    if (callId !== undefined) return this.ofCall(callId);
    const conversation = this.#calls.get(sipCallId) ?? this.#others.get(sipCallId);
    return { callId: undefined, conversations: conversation ? [conversation] : [] };
  }

  /** Our call a Call-ID is a leg of. */
  callOf(sipCallId: string): string | undefined {
    return this.#callOf.get(sipCallId);
  }

  /** Calls, the newest first. */
  *calls(): Generator<TracedCall> {
    const seen = new Set<string>();
    for (const { sipCallId } of this.#calls.newestFirst()) {
      const call = this.bySipCallId(sipCallId);
      if (call.callId !== undefined && seen.has(call.callId)) continue;
      if (call.callId !== undefined) seen.add(call.callId);
      yield call;
    }
  }

  /** Tells of every message from now on; it must not throw. Disposing the answer ends it. */
  listen(listener: (entry: TraceEntry) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  /**
   * Only what we send is believed, and only the first time: a Call-ID that somebody uses again for another call stays
   * with the call it was first, so that no tenant sees another's messages by guessing its Call-ID.
   */
  #join(sipCallId: string, text: string): void {
    if (this.#callOf.has(sipCallId) || !this.#calls.has(sipCallId)) return;
    const callId = fieldOf(text, 'X-WPM-Call-Id');
    if (callId === undefined) return;
    this.#callOf.set(sipCallId, callId);
    const legs = this.#legs.get(callId) ?? new Set();
    this.#legs.set(callId, legs.add(sipCallId));
    // What a long call began with is wanted when it ends, however many others came and went meanwhile.
    this.#calls.spare(sipCallId, true);
  }

  #part(sipCallId: string): void {
    const callId = this.#callOf.get(sipCallId);
    if (callId === undefined) return;
    this.#callOf.delete(sipCallId);
    const legs = this.#legs.get(callId);
    legs?.delete(sipCallId);
    if (legs?.size === 0) this.#legs.delete(callId);
  }
}

function startOf({ entries }: Conversation): number {
  return entries[0]?.at ?? 0;
}
