import { expect, test } from 'vitest';
import { dateIn, dayAfter, instantAt, isDate, sameClocks, startOfDay } from './zone.ts';

test('late in the evening the date is another in the next zone', () => {
  const late = new Date('2026-11-20T23:30:00.000Z');
  expect([dateIn('Europe/Warsaw', late), dateIn('America/New_York', late)]).toEqual(['2026-11-21', '2026-11-20']);
});

test('days are counted over the ends of months and years, and over days that are no 24 hours', () => {
  expect([dayAfter('2026-12-31', 1), dayAfter('2028-03-01', -1), dayAfter('2026-10-24', 2)]).toEqual([
    '2027-01-01',
    '2028-02-29',
    '2026-10-26',
  ]);
});

test.each([
  ['UTC', '2026-11-20', '2026-11-20T00:00:00.000Z'],
  ['Asia/Kolkata', '2026-11-20', '2026-11-19T18:30:00.000Z'],
  ['Europe/Warsaw', '2026-03-29', '2026-03-28T23:00:00.000Z'],
  // There is no midnight: the clocks go from it to 1:00.
  ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z'],
  ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
  // There are two midnights: at 1:00 the clocks go back to it.
  ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z'],
  // Midnight is struck, and taken back to 23:00 of the day before.
  ['America/Santiago', '2026-04-05', '2026-04-05T04:00:00.000Z'],
])('in %s the day %s begins at %s', (zone, date, start) => {
  expect(startOfDay(zone, date).toISOString()).toBe(start);
});

test.each(['2026-02-30', '2026-13-01', '2026-1-1', 'today', '', '0000-00-00'])(
  '%j is no day of the calendar',
  (text) => {
    expect(isDate(text)).toBe(false);
  },
);

test('29 February is a day in leap years only', () => {
  expect([isDate('2028-02-29'), isDate('2026-02-29')]).toEqual([true, false]);
});

test('clocks are the same where they are all year, not where they only are today', () => {
  const now = new Date('2026-11-20T12:00:00.000Z');
  expect(sameClocks('Europe/Warsaw', 'Europe/Berlin', now)).toBe(true);
  expect(sameClocks('Europe/Warsaw', 'America/New_York', now)).toBe(false);
  expect(sameClocks('Europe/London', 'UTC', now)).toBe(false);
});

test.each([
  ['Europe/Warsaw', '2026-11-20T12:30', '2026-11-20T11:30:00.000Z'],
  ['Europe/Warsaw', '2026-07-20T12:30', '2026-07-20T10:30:00.000Z'],
  // In the night of the change, before and after it, and in the hour that is there twice or not at all.
  ['Europe/Warsaw', '2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
  ['Europe/Warsaw', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ['Europe/Warsaw', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
  ['Europe/Warsaw', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['Europe/Warsaw', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
  ['Asia/Kolkata', '2026-11-20T00:00', '2026-11-19T18:30:00.000Z'],
])('clocks in %s show %s at %s', (zone, wall, instant) => {
  expect(instantAt(zone, wall)?.toISOString()).toBe(instant);
});

test('a text that is no time of the clock is no instant', () => {
  expect(['', '2026-13-01T10:00', '2026-11-20'].map((text) => instantAt('Europe/Warsaw', text))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
