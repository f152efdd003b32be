import { expect, test } from 'vitest';
import { pl } from '../i18n/pl.ts';
import { dayHeading, timeOfDay } from './day.ts';
import { clockDuration } from './duration.ts';

test('a duration reads like a clock and grows hours only when it has them', () => {
  expect([0, 999, 7_000, 754_000, 3_723_000, -5].map(clockDuration)).toEqual([
    '0:00',
    '0:00',
    '0:07',
    '12:34',
    '1:02:03',
    '0:00',
  ]);
});

test('today and yesterday have their names, also over the change to summer time', () => {
  const now = new Date(2026, 2, 29, 12);
  expect(dayHeading(new Date(2026, 2, 29, 0, 1), now, 'pl', pl)).toBe('Dzisiaj');
  expect(dayHeading(new Date(2026, 2, 28, 23, 59), now, 'pl', pl)).toBe('Wczoraj');
  expect(dayHeading(new Date(2026, 2, 27, 9), now, 'pl', pl)).toBe('piątek, 27 marca');
  expect(dayHeading(new Date(2025, 11, 24, 9), now, 'pl', pl)).toContain('2025');
});

test('the time of day has 24 hours in English too', () => {
  expect(timeOfDay(new Date(2026, 0, 1, 0, 5), 'en')).toBe('00:05');
});
