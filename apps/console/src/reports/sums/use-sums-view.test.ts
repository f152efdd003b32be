import { expect, test } from 'vitest';
import { sumsSearchOf, sumsViewOf } from './use-sums-view.ts';

const CAMPAIGN = '0192f7a0-0000-7000-8000-000000000001';

test.each([
  '',
  'period=last-month',
  `period=between&from=2026-10-01&by=day&campaign=${CAMPAIGN}&within=60`,
  'rows=reason&line=direct',
  `per=day&agent=${CAMPAIGN}`,
])('the address %j leads to the view it was made from', (search) => {
  expect(sumsSearchOf(sumsViewOf(search))).toBe(search);
});

test('what an address holds that is not known is the usual', () => {
  expect(sumsViewOf('by=moon&within=15&campaign=x')).toEqual(sumsViewOf(''));
});
