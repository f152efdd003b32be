import { expect, test } from 'vitest';
import { type CallsView, EVERYTHING_TODAY, searchOf, viewOf } from './call-filter.ts';

const CALL = '0192f7a0-0000-7000-8000-000000000001';

test.each<[string, CallsView]>([
  ['', { filter: EVERYTHING_TODAY, callId: null }],
  [
    `period=7-days&direction=inbound&outcome=missed&number=600+100&call=${CALL}`,
    {
      filter: { period: { kind: '7-days' }, direction: 'inbound', outcome: 'missed', number: '600 100' },
      callId: CALL,
    },
  ],
  [
    'period=between&from=2026-11-01&to=2026-11-20&direction=internal',
    {
      filter: {
        period: { kind: 'between', first: '2026-11-01', last: '2026-11-20' },
        direction: 'internal',
        outcome: null,
        number: '',
      },
      callId: null,
    },
  ],
  [
    'period=between&to=2026-11-20',
    { filter: { ...EVERYTHING_TODAY, period: { kind: 'between', first: null, last: '2026-11-20' } }, callId: null },
  ],
])('the address %j and its view are each made from the other', (search, view) => {
  expect(viewOf(search)).toEqual(view);
  expect(searchOf(view)).toBe(search);
});

test('what an address has that the console does not know is left out', () => {
  expect(viewOf('period=always&direction=up&outcome=lost&from=2026-02-30&page=7')).toEqual({
    filter: EVERYTHING_TODAY,
    callId: null,
  });
});

test('days outside a period of one’s own mean nothing', () => {
  expect(viewOf('period=yesterday&from=2026-11-01').filter.period).toEqual({ kind: 'yesterday' });
});

test('a plus sign survives the way into the address and back', () => {
  const view = { filter: { ...EVERYTHING_TODAY, number: '+48600' }, callId: null };
  expect(viewOf(searchOf(view))).toEqual(view);
});

test('a number in the address is trimmed and cut to what the platform takes', () => {
  expect(viewOf(`number=+600++${'1'.repeat(50)}`).filter.number).toHaveLength(32);
});
