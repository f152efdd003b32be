import { holidaysSettings, hoursSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { easterSunday } from './easter.ts';
import { isOpenAt, nextOpening } from './open-at.ts';

const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];

function schedule(week: unknown, holidays?: unknown, timeZone = 'Europe/Warsaw') {
  return {
    hours: hoursSettings.parse({ name: 'office', timeZone, week }),
    holidays: holidays === undefined ? null : holidaysSettings.parse({ name: 'calendar', days: holidays }),
  };
}

const office = [{ days: WORKDAYS, open: [{ from: '08:00', to: '16:00' }] }];
const at = (instant: string) => new Date(instant);

test('it is open from the first minute, and closed from the last', () => {
  // Tuesday in winter: Warsaw is an hour ahead of UTC.
  expect(isOpenAt(schedule(office), at('2026-01-06T06:59:59Z'))).toBe(false);
  expect(isOpenAt(schedule(office), at('2026-01-06T07:00:00Z'))).toBe(true);
  expect(isOpenAt(schedule(office), at('2026-01-06T14:59:59Z'))).toBe(true);
  expect(isOpenAt(schedule(office), at('2026-01-06T15:00:00Z'))).toBe(false);
});

test('on the day the clock is put forward it opens an hour earlier in UTC', () => {
  const sundays = schedule([{ days: ['sun'], open: [{ from: '08:00', to: '16:00' }] }]);
  expect(isOpenAt(sundays, at('2026-03-22T06:30:00Z'))).toBe(false);
  expect(isOpenAt(sundays, at('2026-03-29T06:30:00Z'))).toBe(true);
});

test('in the hour that does not exist nothing is open, and the hour that comes twice is open twice', () => {
  const night = schedule([{ days: ['sun'], open: [{ from: '02:00', to: '03:00' }] }]);
  const openMinutes = (day: string) =>
    Array.from({ length: 24 * 60 }, (_, minute) => new Date(Date.parse(day) + minute * 60_000)).filter((instant) =>
      isOpenAt(night, instant),
    ).length;
  expect(openMinutes('2026-03-28T23:00:00Z')).toBe(0);
  expect(openMinutes('2026-10-24T22:00:00Z')).toBe(120);
  expect(openMinutes('2026-10-31T23:00:00Z')).toBe(60);
});

test('a night shift goes through midnight as two times', () => {
  const night = schedule([
    { days: ['fri'], open: [{ from: '22:00', to: '24:00' }] },
    { days: ['sat'], open: [{ from: '00:00', to: '06:00' }] },
  ]);
  expect(isOpenAt(night, at('2026-01-09T22:59:59Z'))).toBe(true);
  expect(isOpenAt(night, at('2026-01-09T23:00:00Z'))).toBe(true);
  expect(isOpenAt(night, at('2026-01-10T05:00:00Z'))).toBe(false);
});

test('a holiday closes the day or gives it hours of its own, in the zone of the hours', () => {
  const names = { pl: 'święto' };
  const holidays = [
    { names, date: { kind: 'yearly', month: 1, day: 6 } },
    { names, date: { kind: 'once', date: '2026-12-24' }, open: [{ from: '08:00', to: '12:00' }] },
    { names, date: { kind: 'easter', days: 60 } },
  ];
  const closed = schedule(office, holidays);
  expect(isOpenAt(closed, at('2026-01-06T10:00:00Z'))).toBe(false);
  expect(isOpenAt(closed, at('2026-12-24T10:59:00Z'))).toBe(true);
  expect(isOpenAt(closed, at('2026-12-24T11:00:00Z'))).toBe(false);
  expect(isOpenAt(closed, at('2025-12-24T13:00:00Z'))).toBe(true);
  // Corpus Christi of 2026 is 4 June.
  expect(isOpenAt(closed, at('2026-06-04T10:00:00Z'))).toBe(false);
  expect(isOpenAt(closed, at('2026-06-03T10:00:00Z'))).toBe(true);
  const tokyo = schedule(office, holidays, 'Asia/Tokyo');
  // There 6 January began at 15:00 UTC the day before.
  expect(isOpenAt(tokyo, at('2026-01-06T00:00:00Z'))).toBe(false);
  expect(isOpenAt(tokyo, at('2026-01-05T01:00:00Z'))).toBe(true);
});

test('what is disabled is never open, and a disabled calendar closes nothing', () => {
  const { hours } = schedule(office);
  const noon = at('2026-01-06T11:00:00Z');
  expect(isOpenAt({ hours: { ...hours, enabled: false }, holidays: null }, noon)).toBe(false);
  const holidays = holidaysSettings.parse({
    name: 'off',
    enabled: false,
    days: [{ names: { pl: 'x' }, date: { kind: 'yearly', month: 1, day: 6 } }],
  });
  expect(isOpenAt({ hours, holidays }, noon)).toBe(true);
});

test.each([
  ['2026-01-06T11:00:00Z', '2026-01-06T11:00:00.000Z'],
  ['2026-01-06T15:00:00Z', '2026-01-07T07:00:00.000Z'],
  ['2026-01-09T20:11:12Z', '2026-01-12T07:00:00.000Z'],
  // Over the night in which the clock is put forward.
  ['2026-03-27T20:00:00Z', '2026-03-30T06:00:00.000Z'],
])('from %s on it is open at %s', (from, opens) => {
  expect(nextOpening(schedule(office), at(from))?.toISOString()).toBe(opens);
});

test('every minute tried one by one opens when the leaps say it does', () => {
  const odd = schedule([
    { days: ['sun', 'wed'], open: [{ from: '02:30', to: '03:10' }] },
    { days: ['sun'], open: [{ from: '13:07', to: '13:08' }] },
  ]);
  for (let hour = 0; hour < 24 * 9; hour += 17) {
    const from = new Date(Date.UTC(2026, 2, 24, hour));
    let plain = from;
    while (!isOpenAt(odd, plain)) plain = new Date(plain.getTime() + 60_000);
    expect(nextOpening(odd, from)?.toISOString()).toBe(plain.toISOString());
  }
});

test('what never opens is not searched for ever', () => {
  expect(nextOpening(schedule([]), at('2026-01-06T11:00:00Z'))).toBeUndefined();
});

test.each([
  [2024, '03-31'],
  [2025, '04-20'],
  [2026, '04-05'],
  [2038, '04-25'],
  [2285, '03-22'],
])('Easter of %d is %s', (year, date) => {
  expect(new Date(easterSunday(year)).toISOString().slice(5, 10)).toBe(date);
});
