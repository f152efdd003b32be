import { expect, test } from 'vitest';
import type { CallRecord, SegmentRecord } from './record.ts';
import { systemClassificationsOf } from './system-classification.ts';

const ANNA: SegmentRecord = {
  number: 1,
  accountId: 'anna',
  direction: 'inbound',
  other: { number: '+48600100200', name: null, accountId: null },
  startedAt: 0,
  endedAt: 9_000,
  ringMs: 9_000,
  talkMs: 0,
  holdMs: 0,
  transferredFrom: null,
  transferredTo: null,
  result: 'no-answer',
  outcome: 'missed',
};

const call = (more: Partial<CallRecord>): CallRecord => ({
  id: 'call',
  tenantId: 'tenant',
  direction: 'inbound',
  caller: { number: '+48600100200', name: null, accountId: null },
  callee: { number: '+48221000101', name: null, accountId: 'anna' },
  startedAt: 0,
  answeredAt: null,
  endedAt: 10_000,
  ringMs: 10_000,
  talkMs: 0,
  result: 'cancelled',
  outcome: 'missed',
  endedBy: 'caller',
  refusal: null,
  cause: null,
  trunkId: null,
  redirects: [],
  segments: [ANNA],
  recording: null,
  ...more,
});

test('each part in which nobody spoke gets the word of its own result, one that spoke gets none', () => {
  const jan: SegmentRecord = { ...ANNA, number: 2, accountId: 'jan', result: 'answered', outcome: 'answered' };
  const parts = systemClassificationsOf(call({ answeredAt: 9_500, result: 'answered', segments: [ANNA, jan] }));
  expect(parts).toEqual([{ part: 1, is: 'no-answer' }]);
});

test('a customer who hung up abandoned the call; an agent who did had no answer', () => {
  const gone: SegmentRecord = { ...ANNA, result: 'cancelled' };
  expect(systemClassificationsOf(call({ segments: [gone] }))).toEqual([{ part: 1, is: 'abandoned' }]);
  const out = call({ direction: 'outbound', segments: [{ ...gone, direction: 'outbound' }] });
  expect(systemClassificationsOf(out)).toEqual([{ part: 1, is: 'no-answer' }]);
});

test('a call in which nobody had a part is said something of as a whole', () => {
  expect(systemClassificationsOf(call({ segments: [] }))).toEqual([{ part: 0, is: 'abandoned' }]);
});

const outbound = (result: SegmentRecord['result']) =>
  systemClassificationsOf(call({ direction: 'outbound', segments: [{ ...ANNA, direction: 'outbound', result }] }));

test('a customer who is busy is; a number that is not there failed', () => {
  expect(outbound('busy')).toEqual([{ part: 1, is: 'busy' }]);
  expect(outbound('unknown-number')).toEqual([{ part: 1, is: 'failed' }]);
});

test('nothing is said while a call runs, nor of one between colleagues', () => {
  expect(systemClassificationsOf(call({ endedAt: null, result: null, segments: [] }))).toEqual([]);
  expect(systemClassificationsOf(call({ direction: 'internal' }))).toEqual([]);
});
