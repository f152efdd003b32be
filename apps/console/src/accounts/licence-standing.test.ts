import { expect, test } from 'vitest';
import { licenceStanding } from './licence-standing.ts';

const NOW = Date.parse('2026-11-20T11:00:00Z');
const until = (validUntil: string, validFrom = '2026-01-01T00:00:00Z') =>
  licenceStanding({ validFrom, validUntil }, NOW);

test('a licence is told to end in its last thirty days, the begun one counted whole', () => {
  expect(until('2026-12-20T11:00:00Z')).toEqual({ kind: 'ending', days: 30 });
  expect(until('2026-12-20T11:00:01Z')).toEqual({ kind: 'valid' });
  expect(until('2026-11-20T11:00:01Z')).toEqual({ kind: 'ending', days: 1 });
});

test('it is over from the instant it ends, and one that has yet to begin is neither', () => {
  expect(until('2026-11-20T11:00:00Z')).toEqual({ kind: 'over' });
  expect(until('2027-12-01T00:00:00Z', '2026-11-21T00:00:00Z')).toEqual({ kind: 'not-yet' });
});
