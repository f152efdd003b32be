import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isBackwards, type Period, rangeOf as rangeIn } from './period.ts';

// The days are the tenant's, whatever the zone of the browser: here it is another.
beforeEach(() => void vi.stubEnv('TZ', 'UTC'));
afterEach(() => void vi.unstubAllEnvs());

const rangeOf = (period: Period, now: Date) => rangeIn(period, now, 'Europe/Warsaw');

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
  const day = rangeIn({ kind: 'between', first: '2026-09-06', last: '2026-09-06' }, AFTERNOON, 'America/Santiago');
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

test('one instant lies in today of New York and in yesterday’s of Warsaw, each with its own midnight', () => {
  const early = new Date('2026-11-20T23:30:00.000Z');
  expect(rangeIn({ kind: 'today' }, early, 'America/New_York')).toEqual({ from: '2026-11-20T05:00:00.000Z' });
  expect(rangeIn({ kind: 'yesterday' }, early, 'Europe/Warsaw')).toEqual({
    from: '2026-11-19T23:00:00.000Z',
    to: '2026-11-20T23:00:00.000Z',
  });
});

const dayInNewYork = (date: string) =>
  rangeIn({ kind: 'between', first: date, last: date }, AFTERNOON, 'America/New_York');

test('in New York the day summer time begins has 23 hours and the day it ends has 25', () => {
  expect(dayInNewYork('2026-03-08')).toEqual({ from: '2026-03-08T05:00:00.000Z', to: '2026-03-09T04:00:00.000Z' });
  expect(dayInNewYork('2026-11-01')).toEqual({ from: '2026-11-01T04:00:00.000Z', to: '2026-11-02T05:00:00.000Z' });
});
