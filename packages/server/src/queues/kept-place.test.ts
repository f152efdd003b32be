import { expect, test } from 'vitest';
import { KEPT_MS, placeStateOf } from './kept-place.ts';

const NOW = 1_000_000_000;
const FRESH = { attempts: 0, triedAt: null, keptAt: new Date(NOW - 60_000), isClaimed: false };
const AROUND = {
  queue: { callBackAttempts: 2, callBackPauseMinutes: 5 },
  isCampaignOpen: true,
  isOnLine: false,
  now: NOW,
};
const tried = (attempts: number, minutesAgo: number) => ({
  ...FRESH,
  attempts,
  triedAt: new Date(NOW - minutesAgo * 60_000),
});

test('a kept place waits among the calls while its campaign is open', () => {
  expect(placeStateOf(FRESH, AROUND)).toEqual({ kind: 'waits' });
});

test.each([
  ['the campaign is closed: it is kept until it opens again', FRESH, { isCampaignOpen: false }],
  ['the campaign is gone', FRESH, { queue: undefined }],
  ['the customer called again and waits on the line', FRESH, { isOnLine: true }],
  ['somebody calls them back by hand', { ...FRESH, isClaimed: true }, {}],
  ['the pause after a call to them lasts', tried(1, 4.9), {}],
])('it rests while %s', (_, row, around) => {
  expect(placeStateOf(row, { ...AROUND, ...around })).toEqual({ kind: 'rests' });
});

test('after the pause it waits again, after its attempts it is over', () => {
  expect(placeStateOf(tried(1, 5), AROUND)).toEqual({ kind: 'waits' });
  expect(placeStateOf(tried(2, 0), AROUND)).toEqual({ kind: 'over', how: 'not-reached' });
});

test('a week later nobody is called any more, whatever the campaign does', () => {
  const old = { ...FRESH, keptAt: new Date(NOW - KEPT_MS) };
  expect(placeStateOf(old, { ...AROUND, isCampaignOpen: false })).toEqual({ kind: 'over', how: 'expired' });
});
