import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isBackwards, isLocalDate, localDate, rangeOf } from './period.ts';

beforeEach(() => void vi.stubEnv('TZ', 'Europe/Warsaw'));
afterEach(() => void vi.unstubAllEnvs());

const AFTERNOON = new Date('2026-11-20T13:00:00.000Z');

test('today begins at local midnight and stays open for the calls to come', () => {
  expect(rangeOf({ kind: 'today' }, AFTERNOON)).toEqual({ from: '2026-11-19T23:00:00.000Z' });
});

test('just after local midnight today is the new day, though UTC still has the old one', () => {
  expect(rangeOf({ kind: 'today' }, new Date('2026-11-20T23:30:00.000Z'))).toEqual({
    from: '2026-11-20T23:00:00.000Z',
  });
});

test('yesterday is whole and touches today without a gap', () => {
  const yesterday = rangeOf({ kind: 'yesterday' }, AFTERNOON);
  expect(yesterday).toEqual({ from: '2026-11-18T23:00:00.000Z', to: '2026-11-19T23:00:00.000Z' });
  expect(yesterday.to).toBe(rangeOf({ kind: 'today' }, AFTERNOON).from);
});

test('seven and thirty days count today in', () => {
  expect(rangeOf({ kind: '7-days' }, AFTERNOON)).toEqual({ from: '2026-11-13T23:00:00.000Z' });
  // Summer time ended on 25 October: this midnight is an hour earlier in UTC.
  expect(rangeOf({ kind: '30-days' }, AFTERNOON)).toEqual({ from: '2026-10-21T22:00:00.000Z' });
});

const hours = (day: string) => {
  const { from = '', to = '' } = rangeOf({ kind: 'between', first: day, last: day }, AFTERNOON);
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
};

test('the day summer time begins has 23 hours and the day it ends has 25', () => {
  expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-10-25')]).toEqual([24, 23, 25]);
});

test('where the clocks change at midnight a day begins with its first hour that exists', () => {
  vi.stubEnv('TZ', 'America/Santiago');
  const day = rangeOf({ kind: 'between', first: '2026-09-06', last: '2026-09-06' }, AFTERNOON);
  expect(day).toEqual({ from: '2026-09-06T04:00:00.000Z', to: '2026-09-07T03:00:00.000Z' });
});

test('a period of one’s own holds both its days; an end left out stays open', () => {
  expect(rangeOf({ kind: 'between', first: '2026-11-01', last: '2026-11-02' }, AFTERNOON)).toEqual({
    from: '2026-10-31T23:00:00.000Z',
    to: '2026-11-02T23:00:00.000Z',
  });
  expect(rangeOf({ kind: 'between', first: null, last: '2026-11-02' }, AFTERNOON)).toEqual({
    to: '2026-11-02T23:00:00.000Z',
  });
  expect(rangeOf({ kind: 'between', first: null, last: null }, AFTERNOON)).toEqual({});
});

test('only days in the wrong order are backwards', () => {
  expect(isBackwards({ kind: 'between', first: '2026-11-02', last: '2026-11-01' })).toBe(true);
  expect(isBackwards({ kind: 'between', first: '2026-11-01', last: '2026-11-01' })).toBe(false);
  expect(isBackwards({ kind: 'between', first: '2026-11-02', last: null })).toBe(false);
  expect(isBackwards({ kind: 'yesterday' })).toBe(false);
});

test('the local date is not the UTC one late in the evening', () => {
  expect(localDate(new Date('2026-11-20T23:30:00.000Z'))).toBe('2026-11-21');
});

test.each(['2026-02-30', '2026-13-01', '2026-1-1', 'today', '', '0000-00-00'])(
  '%j is no day of the calendar',
  (text) => {
    expect(isLocalDate(text)).toBe(false);
  },
);

test('29 February is a day in leap years only', () => {
  expect([isLocalDate('2028-02-29'), isLocalDate('2026-02-29')]).toEqual([true, false]);
});
