import { expect, test } from 'vitest';
import { missedChangeOf } from './missed.ts';
import type { CallRecord, QueueRecord } from './record.ts';

const CUSTOMER = { number: '+48600100200', name: 'Ewa', accountId: null };
const ANNA = { number: '+48221000101', name: 'Anna', accountId: 'anna' };

/** A customer called Anna's direct number for 20 s, and nobody answered. */
const missed: CallRecord = {
  id: 'call',
  tenantId: 'tenant',
  direction: 'inbound',
  caller: CUSTOMER,
  callee: ANNA,
  startedAt: 1_000,
  answeredAt: null,
  endedAt: 21_000,
  ringMs: 20_000,
  talkMs: 0,
  result: 'no-answer',
  outcome: 'missed',
  endedBy: 'platform',
  refusal: null,
  cause: null,
  trunkId: 'trunk',
  redirects: [],
  segments: [],
  recording: null,
};
const callBack = { ...missed, direction: 'outbound', caller: ANNA, callee: CUSTOMER } as const;

test('a customer nobody spoke to is missed on the number they called, with how long they waited', () => {
  expect(missedChangeOf(missed)).toEqual({
    kind: 'missed',
    number: '+48600100200',
    name: 'Ewa',
    line: { kind: 'direct', number: '+48221000101', accountId: 'anna' },
    reason: 'not-answered',
    at: 21_000,
    waitedMs: 20_000,
  });
});

test.each([
  ['no-answer', 'not-answered'],
  ['cancelled', 'abandoned'],
  ['rejected', 'rejected'],
  ['busy', 'busy'],
  ['unreachable', 'unreachable'],
  ['failed', 'failed'],
] as const)('a call that ended with %s is missed: %s', (result, reason) => {
  expect(missedChangeOf({ ...missed, result })).toMatchObject({ kind: 'missed', reason });
});

test.each([
  ['nobody can call a withheld number back', { caller: { ...CUSTOMER, number: 'anonymous' } }],
  ['a number that is nobody’s was no call to us', { result: 'unknown-number', callee: { ...ANNA, accountId: null } }],
  ['a call that still rings is not missed', { endedAt: null, result: null, outcome: null }],
  ['a colleague is no customer', { direction: 'internal', caller: { ...ANNA, number: '101' } }],
] as const)('%s', (_why, changes) => {
  expect(missedChangeOf({ ...missed, ...changes })).toBeNull();
});

test('who answered a customer, or was answered by one, spoke to them: as soon as they speak, and by the same instant ever after', () => {
  const speaking = { answeredAt: 6_000, endedAt: null, result: null, outcome: null } as const;
  const again = { kind: 'spoken', number: '+48600100200', how: 'called-again', accountId: 'anna', at: 6_000 };
  expect(missedChangeOf({ ...missed, ...speaking })).toEqual(again);
  expect(missedChangeOf({ ...missed, ...speaking, endedAt: 90_000, result: 'answered' })).toEqual(again);
  expect(missedChangeOf({ ...callBack, ...speaking })).toEqual({ ...again, how: 'called-back' });
});

test('a call back that is over without an answer reached nobody; while it rings nothing changes', () => {
  expect(missedChangeOf(callBack)).toEqual({ kind: 'not-reached', number: '+48600100200', accountId: 'anna' });
  expect(missedChangeOf({ ...callBack, endedAt: null, result: null })).toBeNull();
  expect(missedChangeOf({ ...callBack, callee: { ...CUSTOMER, number: '102' } })).toBeNull();
});

const inQueue = (queue: Partial<QueueRecord>): CallRecord => ({
  ...missed,
  result: 'cancelled',
  callee: { number: '+48221000200', name: 'Sales', accountId: null },
  queue: {
    campaignId: 'sales',
    campaignName: 'Sales',
    enteredAt: 2_000,
    waitMs: 19_000,
    left: 'abandoned',
    isShort: false,
    offers: [],
    ...queue,
  },
});

test.each([
  ['abandoned', 'abandoned', 'cancelled'],
  ['waited-too-long', 'waited-too-long', 'no-answer'],
  ['out-of-hours', 'out-of-hours', 'unreachable'],
  ['failed', 'failed', 'failed'],
] as const)('a customer whose wait in a queue ended %s is missed by the campaign: %s', (left, reason, result) => {
  const line = { kind: 'campaign', campaignId: 'sales' };
  expect(missedChangeOf({ ...inQueue({ left }), result })).toMatchObject({
    kind: 'missed',
    line,
    reason,
    waitedMs: 19_000,
  });
});

test('who gave up sooner than the campaign counts is missed, and that is said of it', () => {
  expect(missedChangeOf(inQueue({ isShort: true }))).toMatchObject({ reason: 'abandoned', isShort: true });
  expect(missedChangeOf(inQueue({ isShort: false }))).not.toHaveProperty('isShort');
});

test('whoever answered a campaign’s call has spoken to the customer', () => {
  const part = { number: 1, direction: 'inbound', other: CUSTOMER, startedAt: 5_000, ringMs: 1_000 } as const;
  const rest = { talkMs: 0, holdMs: 0, transferredFrom: null, transferredTo: null, outcome: null } as const;
  const declined = { ...part, ...rest, accountId: 'anna', endedAt: 6_000, result: 'rejected' } as const;
  const talking = { ...part, ...rest, number: 2, accountId: 'jan', endedAt: null, result: null } as const;
  const live = { ...inQueue({ left: 'answered' }), answeredAt: 8_000, segments: [declined, talking] };
  expect(missedChangeOf(live)).toMatchObject({ kind: 'spoken', accountId: 'jan', at: 8_000 });
});

test('a forwarded call is missed on the line it was for; who had the customer in the end has spoken to them', () => {
  const jan = { number: '102', name: 'Jan', accountId: 'jan' };
  const forwardings = [
    { from: ANNA, to: jan, reason: 'busy', refusal: null, trunkId: null },
    { from: jan, to: ANNA, reason: 'no-answer', refusal: 'forwarding/loop', trunkId: null },
  ] as const;
  expect(missedChangeOf({ ...missed, forwardings })).toMatchObject({ line: { accountId: 'anna' } });
  const answered = { ...missed, forwardings, answeredAt: 5_000, result: 'answered' } as const;
  expect(missedChangeOf(answered)).toMatchObject({ kind: 'spoken', accountId: 'jan' });
});
