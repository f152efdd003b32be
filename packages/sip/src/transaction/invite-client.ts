import { type Instant, assertNever } from '@wpm/kernel';

/** RFC 3261 §17.1.1.1 — the round-trip estimate every other timer is derived from. */
export const T1 = 500;
export const TIMER_B = 64 * T1;
export const TIMER_D = 32_000;
export const TIMER_M = 64 * T1;

export type InviteClient =
  | { readonly state: 'calling'; readonly retransmitAt: Instant; readonly interval: number; readonly giveUpAt: Instant }
  | { readonly state: 'proceeding' }
  | { readonly state: 'accepted'; readonly endAt: Instant }
  | { readonly state: 'completed'; readonly endAt: Instant }
  | { readonly state: 'terminated'; readonly why: 'done' | 'timeout' | 'transport-error' };

export type Input =
  | { readonly kind: 'response'; readonly status: number }
  | { readonly kind: 'time' }
  | { readonly kind: 'transport-error' };

export type Effect =
  | { readonly kind: 'send-request' }
  | { readonly kind: 'send-ack' }
  | { readonly kind: 'pass-up'; readonly status: number };

export type Step = { readonly next: InviteClient; readonly effects: readonly Effect[] };

const step = (next: InviteClient, ...effects: Effect[]): Step => ({ next, effects });

export function start(now: Instant): Step {
  return step(
    { state: 'calling', retransmitAt: now + T1, interval: T1, giveUpAt: now + TIMER_B },
    { kind: 'send-request' },
  );
}

/** One input in, the next state and what to do about it out. No clock, no socket, no logger in here. */
export function advance(tx: InviteClient, input: Input, now: Instant): Step {
  if (input.kind === 'transport-error') return step({ state: 'terminated', why: 'transport-error' });
  switch (tx.state) {
    case 'calling':
      return inCalling(tx, input, now);
    case 'proceeding':
      return inProceeding(tx, input, now);
    case 'accepted':
      return inAccepted(tx, input, now);
    case 'completed':
      return inCompleted(tx, input, now);
    case 'terminated':
      return step(tx);
    default:
      return assertNever(tx);
  }
}

type In<S extends InviteClient['state']> = Extract<InviteClient, { state: S }>;
type Heard = Exclude<Input, { kind: 'transport-error' }>;

function inCalling(tx: In<'calling'>, input: Heard, now: Instant): Step {
  if (input.kind === 'response') return onResponse(input.status, now);
  if (now >= tx.giveUpAt) return step({ state: 'terminated', why: 'timeout' });
  if (now < tx.retransmitAt) return step(tx);
  // RFC 3261 §17.1.1.2: timer A doubles on every retransmission, without the T2 cap of non-INVITE.
  const interval = tx.interval * 2;
  return step({ ...tx, interval, retransmitAt: now + interval }, { kind: 'send-request' });
}

function inProceeding(tx: In<'proceeding'>, input: Heard, now: Instant): Step {
  return input.kind === 'response' ? onResponse(input.status, now) : step(tx);
}

function inAccepted(tx: In<'accepted'>, input: Heard, now: Instant): Step {
  // RFC 6026 §8.4: every further 2xx still goes up; it may come from another fork.
  if (input.kind === 'response' && input.status < 300) return step(tx, { kind: 'pass-up', status: input.status });
  return now >= tx.endAt ? step({ state: 'terminated', why: 'done' }) : step(tx);
}

function inCompleted(tx: In<'completed'>, input: Heard, now: Instant): Step {
  if (input.kind === 'response' && input.status >= 300) return step(tx, { kind: 'send-ack' });
  return now >= tx.endAt ? step({ state: 'terminated', why: 'done' }) : step(tx);
}

function onResponse(status: number, now: Instant): Step {
  const up: Effect = { kind: 'pass-up', status };
  if (status < 200) return step({ state: 'proceeding' }, up);
  if (status < 300) return step({ state: 'accepted', endAt: now + TIMER_M }, up);
  return step({ state: 'completed', endAt: now + TIMER_D }, { kind: 'send-ack' }, up);
}
