import type { MyCall } from '@wpm/contract';
import { expect, test } from 'vitest';
import { type CallsShown, foundAmong } from './my-calls-asked.ts';

const call = (name: string | null, number: string, rest: Partial<MyCall>): MyCall => ({
  callId: number,
  part: 1,
  direction: 'inbound',
  outcome: 'answered',
  result: 'answered',
  other: { number, name },
  startedAt: '2026-11-30T10:00:00.000Z',
  ringMs: 0,
  talkMs: 0,
  recording: null,
  classifier: null,
  campaign: null,
  ...rest,
});

const CALLS = [
  call('Łucja Żak', '+48600100200', {}),
  call(null, '+48600100300', { outcome: 'missed', result: 'no-answer' }),
  call('Jan Kowalski', '102', { direction: 'outbound', outcome: 'missed', result: 'rejected' }),
];

const found = (shown: CallsShown, search: string) =>
  foundAmong(CALLS, { shown, search }).map(({ other }) => other.number);

test('without a network known calls are found by kind, by words of the name however they are written, and by digits', () => {
  expect(found('all', '')).toEqual(['+48600100200', '+48600100300', '102']);
  expect(found('inbound', '')).toEqual(['+48600100200', '+48600100300']);
  expect(found('outbound', '')).toEqual(['102']);
  expect(found('missed', '')).toEqual(['+48600100300']);
  expect(found('all', 'ZAK luc')).toEqual(['+48600100200']);
  expect(found('all', '600 100-3')).toEqual(['+48600100300']);
  expect(found('outbound', '600')).toEqual([]);
  expect(found('all', 'Żuk')).toEqual([]);
});
