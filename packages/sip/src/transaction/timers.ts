import type { Instant } from '@wpm/kernel';

/** RFC 3261 §17.1.1.1 — the round-trip estimate every other timer is derived from. */
export const T1 = 500;
/** The longest wait between copies of a non-INVITE request or of a final response to an INVITE. */
export const T2 = 4_000;
/** How long a message may stay in the network. */
export const T4 = 5_000;
/** Timers B, F, H, J, L and M: the time after which the other side has given up, or may be given up. */
export const GIVE_UP = 64 * T1;
/** Timer D: at least 32 s. */
export const TIMER_D = 32_000;
/** RFC 3261 §17.2.1: how long a TU may be silent before its transaction says 100 Trying. */
export const TRYING_AFTER = 200;

/**
 * A message that is sent again until answered: when next, after which wait, and when to give up. Over a reliable transport
 * nothing is sent again (RFC 3261 §17.1.1.2).
 */
export interface Retransmission {
  /** `Infinity` over a reliable transport. */
  readonly retransmitAt: Instant;
  readonly interval: number;
  readonly giveUpAt: Instant;
}

export function firstSent(now: Instant, reliable: boolean): Retransmission {
  return { retransmitAt: reliable ? Infinity : now + T1, interval: T1, giveUpAt: now + GIVE_UP };
}

/** After another copy was sent: the wait doubles up to `cap`. */
export function sentAgain(sent: Retransmission, now: Instant, cap: number): Retransmission {
  const interval = Math.min(sent.interval * 2, cap);
  return { ...sent, interval, retransmitAt: now + interval };
}

/** When something happens next. */
export const nextOf = ({ retransmitAt, giveUpAt }: Retransmission): Instant => Math.min(retransmitAt, giveUpAt);
