import type { Instant } from '@wpm/kernel';
import { cseqOf } from '../message/accessors.ts';
import type { RAck } from '../message/fields/reliable.ts';
import type { SipResponse } from '../message/message.ts';
import { type Retransmission, firstSent, nextOf, sentAgain } from '../transaction/timers.ts';

/**
 * The reliable provisional responses of one INVITE that came to us (RFC 3262 §3): one is under way at a time, the next waits
 * for its PRACK.
 */
export type ReliableSender = {
  /** `RSeq` of the next one. */
  readonly rseq: number;
  readonly open: Unacknowledged | null;
  readonly waiting: readonly SipResponse[];
};

type Unacknowledged = Retransmission & { readonly response: SipResponse; readonly rack: RAck };

/** What may wait behind an unacknowledged one; a 180 more or less is no loss. */
const MOST_WAITING = 8;

/** @param chance 0…1: RFC 3262 §3 wants the first number anywhere below 2^31 */
export function reliableSender(chance: number): ReliableSender {
  return { rseq: 1 + Math.floor(chance * (2 ** 31 - 2)), open: null, waiting: [] };
}

/** The sender from now on, and what goes out. */
export type SenderStep = { readonly next: ReliableSender; readonly send: SipResponse | null };

/** Sends a provisional response reliably, after those before it are acknowledged. */
export function sendReliably(sender: ReliableSender, response: SipResponse, now: Instant): SenderStep {
  if (!sender.open) return sent(sender, response, now);
  if (sender.waiting.length >= MOST_WAITING) return { next: sender, send: null };
  return { next: { ...sender, waiting: [...sender.waiting, response] }, send: null };
}

function sent(sender: ReliableSender, plain: SipResponse, now: Instant): SenderStep {
  const { rseq } = sender;
  const headers = plain.headers.clone().add('Require', '100rel').add('RSeq', String(rseq));
  const response = { ...plain, headers };
  const { number: cseq, method } = cseqOf(plain);
  // RFC 3262 §3: sent again over every transport, the first time after T1, doubling, for 64·T1.
  const open = { ...firstSent(now, false), response, rack: { rseq, cseq, method } };
  return { next: { ...sender, rseq: rseq + 1, open }, send: response };
}

/** A PRACK came: the response it acknowledges, and what goes out next; undefined where it acknowledges none (481). */
export function acknowledge(
  sender: ReliableSender,
  rack: RAck,
  now: Instant,
): (SenderStep & { readonly acknowledged: SipResponse }) | undefined {
  const { open, waiting } = sender;
  if (!open || !sameRack(open.rack, rack)) return undefined;
  const idle = { ...sender, open: null, waiting: waiting.slice(1) };
  const [first] = waiting;
  return { ...(first ? sent(idle, first, now) : { next: idle, send: null }), acknowledged: open.response };
}

/** Time has come: what is sent again; undefined when nobody will acknowledge any more (RFC 3262 §3: a 5xx ends the INVITE). */
export function reliableOnTime(sender: ReliableSender, now: Instant): SenderStep | undefined {
  const { open } = sender;
  if (!open || now < nextOf(open)) return { next: sender, send: null };
  if (now >= open.giveUpAt) return undefined;
  return { next: { ...sender, open: { ...open, ...sentAgain(open, now, Infinity) } }, send: open.response };
}

/** When `reliableOnTime` wants to be called; `Infinity`: never. */
export function reliableDeadline({ open }: ReliableSender): Instant {
  return open ? nextOf(open) : Infinity;
}

const sameRack = (one: RAck, other: RAck): boolean =>
  one.rseq === other.rseq && one.cseq === other.cseq && one.method === other.method;
