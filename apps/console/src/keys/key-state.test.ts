import { expect, test } from 'vitest';
import { endOfDay, inAYear, keyStateOf } from './key-state.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const stateOf = (expiresAt: string | null, revokedAt: string | null = null) =>
  keyStateOf({ expiresAt, revokedAt }, now);

test('a key holds until its end, two weeks before which it is pointed out, or until it is revoked', () => {
  expect(stateOf(null)).toBe('active');
  expect(stateOf('2026-12-05T00:00:00.000Z')).toBe('active');
  expect(stateOf('2026-12-04T12:00:00.000Z')).toBe('expiring');
  expect(stateOf('2026-11-20T12:00:00.000Z')).toBe('expired');
  expect(stateOf('2030-01-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z')).toBe('revoked');
});

test('a key holds to the last second of its day where the tenant is, whatever the browser’s zone, and for a year if nothing else is said', () => {
  expect(endOfDay('', 'Europe/Warsaw')).toBeNull();
  expect(endOfDay('2027-03-01', 'Europe/Warsaw')).toBe('2027-03-01T22:59:59.000Z');
  expect(endOfDay('2027-03-01', 'America/New_York')).toBe('2027-03-02T04:59:59.000Z');
  expect(inAYear(new Date('2027-02-03T23:00:00.000Z'))).toBe('2028-02-03');
  expect(inAYear(new Date('2028-02-29T12:00:00.000Z'))).toBe('2029-03-01');
});
