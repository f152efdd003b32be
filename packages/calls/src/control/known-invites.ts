import type { CallRefusal } from '@wpm/contract';
import type { Clock, Instant } from '@wpm/kernel';
import { type SipRequest, callIdOf, cseqOf, fromOf, tagOf } from '@wpm/sip';
import type { Call } from '../call/call.ts';
import type { Source } from '../ports.ts';
import type { CallRecord } from '../record.ts';

/** RFC 3261 §17.1.1.2, timer B: nobody sends an INVITE again for longer than 64 × T1. */
export const SENT_AGAIN_MS = 32_000;
/**
 * What the way may take, and how long an INVITE may lie in a socket before it is read: a platform that is back on a busy machine reads
 * some when who sent them has stopped.
 */
const LATE_MS = 10_000;

/**
 * How much longer an INVITE may be sent again that nothing answered: after 0.5, 1.5, 3.5, 7.5 s and so on, at most as long after as
 * before, and not after timer B.
 */
export const sentAgainWithin = (startedAt: Instant, now: Instant): number =>
  Math.max(0, Math.min(now - startedAt, startedAt + SENT_AGAIN_MS - now) + LATE_MS);
/** What a Call-ID may have of the key: whoever makes longer ones differs before. */
const LONGEST = 400;

/**
 * What makes an INVITE the one that was sent before (RFC 3261 §8.2.2.2): sent again it has all of it. A call that is made anew,
 * also by whom answers a challenge, differs in one.
 */
export function inviteKeyOf(invite: SipRequest, source: Source): string {
  const from = source.kind === 'trunk' ? source.trunkId : source.accountId;
  const told = [callIdOf(invite), tagOf(fromOf(invite)) ?? '', cseqOf(invite).number];
  return [from, ...told].map((part) => String(part).slice(0, LONGEST)).join(' ');
}

/** The INVITE of a call whose caller may have been told nothing, and then sends it again; one that was forwarded was told. */
export const keyOfUnheard = ({ phase, inviteKey, forwardings = [] }: Call): string | undefined =>
  phase.state === 'ringing' && forwardings.length === 0 ? inviteKey : undefined;

/** What became before a restart of a call whose caller may not have heard of it. */
export type Before =
  /** The record is written, and nothing is to be added to it. */
  | { readonly kind: 'refused'; readonly id: string; readonly refusal: CallRefusal }
  /** Nobody may have been told anything: the call begins anew, as the same one; `close`: it does not, and its record is to end. */
  | { readonly kind: 'unheard'; readonly id: string; readonly close: () => void };

/** Ends the record of a call that came again and did not begin; where there was none before, nothing. */
export function closeUnheard(before: Before | undefined): void {
  if (before?.kind === 'unheard') before.close();
}

/**
 * INVITEs from before a restart that may be sent again, as their transactions are gone: without knowing them each would be
 * another call, with a record of its own. Forgets each after its time.
 */
export class KnownInvites {
  readonly #known = new Map<string, Before>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Waits for the INVITE of a call that only rang. @param close where it does not come again */
  awaits(key: string, { id, startedAt }: Pick<CallRecord, 'id' | 'startedAt'>, close: () => void): void {
    this.remember(key, { kind: 'unheard', id, close }, sentAgainWithin(startedAt, this.#clock.now()));
  }

  remember(key: string, before: Before, forMs = SENT_AGAIN_MS): void {
    this.#known.set(key, before);
    this.#clock.schedule(this.#clock.now() + forMs, () => {
      if (this.#known.get(key) === before && this.#known.delete(key)) closeUnheard(before);
    });
  }

  /** A refusal is told as often as it is asked for; a call begins only once. */
  find(key: string): Before | undefined {
    const before = this.#known.get(key);
    if (before?.kind === 'unheard') this.#known.delete(key);
    return before;
  }
}
