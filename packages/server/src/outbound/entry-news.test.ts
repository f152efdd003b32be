import type { EntryState } from '@wpm/acd';
import type { EntryUnderWay } from '@wpm/store';
import { expect, test } from 'vitest';
import { newsOf } from './entry-news.ts';
import { decentHours, mayCallNow } from './outbound-hours.ts';
import { outcomeOf } from './outcome-of.ts';

const NOW = Date.UTC(2026, 0, 5, 12);
const CALL = { by: 'anna', callId: 'call-1', number: '+48600100200', since: NOW };
const DIALLING: EntryState = { kind: 'dialling', ...CALL };
type CallRow = NonNullable<EntryUnderWay['call']>;
const over: CallRow = {
  answeredAt: new Date(NOW),
  endedAt: new Date(NOW + 60_000),
  isOver: true,
  result: 'answered',
  endedBy: 'callee',
};

function newsIn(
  state: EntryState,
  call: CallRow | null,
  more: { isFree?: boolean; isRunning?: boolean; isLost?: boolean } = {},
) {
  const { isFree = true, isRunning = true, isLost = false } = more;
  const row = { entry: { state, numbers: [CALL.number], tried: {} }, call } as unknown as EntryUnderWay;
  return newsOf(row, { now: NOW, isRunning, isFree: () => isFree, isLost: () => isLost });
}

test('an offer lasts while its agent is free and its list runs, and until its time', () => {
  const offered: EntryState = { kind: 'offered', to: 'anna', since: NOW - 1, until: NOW + 1 };
  expect(newsIn(offered, null)).toBeUndefined();
  expect(newsIn(offered, null, { isFree: false })).toEqual({ kind: 'withdraw' });
  expect(newsIn(offered, null, { isRunning: false })).toEqual({ kind: 'withdraw' });
  expect(newsIn({ ...offered, until: NOW }, null)).toEqual({ kind: 'look' });
});

test('a call is waited for, answered, over, or lost with the platform that placed it', () => {
  const live = { ...over, isOver: false, answeredAt: null, endedAt: null, result: null, endedBy: null };
  expect(newsIn(DIALLING, null)).toBeUndefined();
  expect(newsIn(DIALLING, live)).toBeUndefined();
  expect(newsIn(DIALLING, live, { isLost: true })).toBeUndefined();
  expect(newsIn(DIALLING, { ...live, answeredAt: new Date(NOW) })).toEqual({ kind: 'answered', callId: 'call-1' });
  expect(newsIn(DIALLING, over)).toEqual({ kind: 'ended', callId: 'call-1', outcome: 'answered' });
  expect(newsIn(DIALLING, null, { isLost: true })).toMatchObject({ kind: 'not-called', why: 'agent-missed' });
});

test('who answered and was let go within two seconds by another than themselves has met nobody', () => {
  const short = { ...over, endedAt: new Date(NOW + 1_999) };
  expect(outcomeOf({ ...short, endedBy: 'caller' })).toBe('abandoned');
  expect(outcomeOf({ ...short, endedBy: 'platform' })).toBe('abandoned');
  expect(outcomeOf({ ...short, endedBy: 'callee' })).toBe('answered');
  expect(outcomeOf({ ...over, endedBy: 'caller' })).toBe('answered');
});

test.each([
  ['busy', 'busy'],
  ['rejected', 'busy'],
  ['no-answer', 'no-answer'],
  ['cancelled', 'no-answer'],
  ['unreachable', 'failed'],
  ['unknown-number', 'failed'],
] as const)('a call that ended as %s is %s to its list', (result, outcome) => {
  expect(outcomeOf({ ...over, answeredAt: null, result, endedBy: 'callee' })).toBe(outcome);
});

test('where nobody said when, customers are called from 8 to 20 on working days, by the clock of their zone', async () => {
  const list = { tenantId: 'tenant', timeZone: 'Europe/Warsaw', hoursId: null, campaignHoursId: null };
  const book = {
    schedule: async (_tenant: string, id: string) => (id === 'gone' ? undefined : decentHours('Asia/Tokyo')),
  };
  const at = (day: number, hour: number, more = {}) =>
    mayCallNow(book, { ...list, ...more }, new Date(Date.UTC(2026, 0, day, hour)));
  // 2026-01-05 is a Monday; Warsaw is an hour ahead of UTC in winter.
  expect(await Promise.all([at(5, 6), at(5, 7), at(5, 18), at(5, 19), at(4, 12)])).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  expect(await at(5, 6, { campaignHoursId: 'tokyo' })).toBe(true);
  expect(await at(5, 12, { hoursId: 'gone', campaignHoursId: 'tokyo' })).toBe(false);
});
