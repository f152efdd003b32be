import { type Instant, assertNever } from '@wpm/kernel';
import { GIVE_UP, type Retransmission, TIMER_D, firstSent, nextOf, sentAgain } from './timers.ts';

/** The INVITE client transaction (RFC 3261 §17.1.1 with RFC 6026). */
export type InviteClient =
  | ({ readonly state: 'calling'; readonly reliable: boolean } & Retransmission)
  /** The TU wants to cancel, but CANCEL must wait for a provisional response (§9.1). */
  | ({ readonly state: 'cancel-waiting'; readonly reliable: boolean } & Retransmission)
  | { readonly state: 'proceeding'; readonly reliable: boolean }
  /** CANCEL is sent; a UAS that knows no CANCEL may never answer the INVITE (§9.1). */
  | { readonly state: 'cancelling'; readonly reliable: boolean; readonly giveUpAt: Instant }
  | { readonly state: 'accepted'; readonly endAt: Instant }
  | { readonly state: 'completed'; readonly endAt: Instant }
  | { readonly state: 'terminated'; readonly why: 'done' | 'timeout' | 'transport-error' };

export type Input =
  | { readonly kind: 'response'; readonly status: number }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'time' }
  | { readonly kind: 'transport-error' };

export type Effect =
  | { readonly kind: 'send-request' }
  | { readonly kind: 'send-cancel' }
  | { readonly kind: 'send-ack' }
  | { readonly kind: 'pass-up'; readonly status: number };

export type Step = { readonly next: InviteClient; readonly effects: readonly Effect[] };

const step = (next: InviteClient, ...effects: Effect[]): Step => ({ next, effects });

/** @param reliable whether the transport retransmits by itself (everything but UDP) */
export function start(now: Instant, reliable: boolean): Step {
  return step({ state: 'calling', reliable, ...firstSent(now, reliable) }, { kind: 'send-request' });
}

/** One input in, the next state and what to do about it out. No clock, no socket, no logger in here. */
export function advance(tx: InviteClient, input: Input, now: Instant): Step {
  if (tx.state === 'terminated') return step(tx);
  if (input.kind === 'transport-error') return onTransportError(tx);
  switch (tx.state) {
    case 'calling':
    case 'cancel-waiting':
      return beforeAnyResponse(tx, input, now);
    case 'proceeding':
      return inProceeding(tx, input, now);
    case 'cancelling':
      return inCancelling(tx, input, now);
    case 'accepted':
      return inAccepted(tx, input, now);
    case 'completed':
      return inCompleted(tx, input, now);
    default:
      return assertNever(tx);
  }
}

/** RFC 6026 §8.4: once a 2xx came only timer M ends it, as that of another fork may come by another connection. */
function onTransportError(tx: InviteClient): Step {
  if (tx.state === 'accepted') return step(tx);
  return step({ state: 'terminated', why: tx.state === 'completed' ? 'done' : 'transport-error' });
}

/** When `advance` wants to be told the time; `Infinity` where only the other side moves things on. */
export function deadline(tx: InviteClient): Instant {
  switch (tx.state) {
    case 'calling':
    case 'cancel-waiting':
      return nextOf(tx);
    case 'cancelling':
      return tx.giveUpAt;
    case 'accepted':
    case 'completed':
      return tx.endAt;
    case 'proceeding':
    case 'terminated':
      return Infinity;
    default:
      return assertNever(tx);
  }
}

type In<S extends InviteClient['state']> = Extract<InviteClient, { state: S }>;
type Heard = Exclude<Input, { kind: 'transport-error' }>;

function beforeAnyResponse(tx: In<'calling' | 'cancel-waiting'>, input: Heard, now: Instant): Step {
  switch (input.kind) {
    case 'response':
      return input.status < 200 ? firstProvisional(tx, input.status, now) : onFinal(tx, input.status, now);
    case 'cancel':
      return step({ ...tx, state: 'cancel-waiting' });
    case 'time':
      if (now >= tx.giveUpAt) return step({ state: 'terminated', why: 'timeout' });
      if (now < tx.retransmitAt) return step(tx);
      // RFC 3261 §17.1.1.2: timer A doubles on every retransmission, without the T2 cap of non-INVITE.
      return step({ ...tx, ...sentAgain(tx, now, Infinity) }, { kind: 'send-request' });
    default:
      return assertNever(input);
  }
}

function firstProvisional({ state, reliable }: In<'calling' | 'cancel-waiting'>, status: number, now: Instant): Step {
  const up: Effect = { kind: 'pass-up', status };
  if (state === 'calling') return step({ state: 'proceeding', reliable }, up);
  return step({ state: 'cancelling', reliable, giveUpAt: now + GIVE_UP }, { kind: 'send-cancel' }, up);
}

function inProceeding(tx: In<'proceeding'>, input: Heard, now: Instant): Step {
  switch (input.kind) {
    case 'response':
      return input.status < 200 ? step(tx, { kind: 'pass-up', status: input.status }) : onFinal(tx, input.status, now);
    case 'cancel':
      return step({ state: 'cancelling', reliable: tx.reliable, giveUpAt: now + GIVE_UP }, { kind: 'send-cancel' });
    case 'time':
      return step(tx);
    default:
      return assertNever(input);
  }
}

function inCancelling(tx: In<'cancelling'>, input: Heard, now: Instant): Step {
  if (input.kind === 'response') {
    return input.status < 200 ? step(tx, { kind: 'pass-up', status: input.status }) : onFinal(tx, input.status, now);
  }
  return now >= tx.giveUpAt ? step({ state: 'terminated', why: 'timeout' }) : step(tx);
}

function inAccepted(tx: In<'accepted'>, input: Heard, now: Instant): Step {
  // RFC 6026 §8.4: every further 2xx still goes up; it may come from another fork.
  if (input.kind === 'response' && input.status >= 200 && input.status < 300) {
    return step(tx, { kind: 'pass-up', status: input.status });
  }
  return now >= tx.endAt ? step({ state: 'terminated', why: 'done' }) : step(tx);
}

function inCompleted(tx: In<'completed'>, input: Heard, now: Instant): Step {
  if (input.kind === 'response' && input.status >= 300) return step(tx, { kind: 'send-ack' });
  return now >= tx.endAt ? step({ state: 'terminated', why: 'done' }) : step(tx);
}

function onFinal({ reliable }: { readonly reliable: boolean }, status: number, now: Instant): Step {
  const up: Effect = { kind: 'pass-up', status };
  // Timer M (RFC 6026 §8.4) waits over reliable transports too: other forks may still answer.
  if (status < 300) return step({ state: 'accepted', endAt: now + GIVE_UP }, up);
  const done: InviteClient = reliable
    ? { state: 'terminated', why: 'done' }
    : { state: 'completed', endAt: now + TIMER_D };
  return step(done, { kind: 'send-ack' }, up);
}
