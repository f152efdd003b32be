import { expect, test } from 'vitest';
import { validity } from './licence-validity.ts';
import { en } from './words/en.ts';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const days = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });

test.each([
  ['2026-01-01', '2027-12-31', 'valid until December 31, 2027'],
  ['2026-01-01', '2026-12-24', 'valid until December 24, 2026, expires soon'],
  ['2026-01-01', '2026-11-30', 'expired on November 30, 2026'],
  ['2027-01-01', '2027-12-31', 'valid from January 1, 2027'],
])('a licence from %s to %s is told as: %s', (validFrom, validUntil, told) => {
  const licence = { kind: 'uc' as const, validFrom: `${validFrom}T00:00:00Z`, validUntil: `${validUntil}T00:00:00Z` };
  expect(validity(licence, en.information, days, NOW)).toBe(told);
});
