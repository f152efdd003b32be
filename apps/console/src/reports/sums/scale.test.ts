import { expect, test } from 'vitest';
import { endOfScale, everyNth } from './scale.ts';

test.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [20, 20],
  [21, 50],
  [134, 200],
  [9_999, 10_000],
])('a scale for %d ends at %d', (highest, end) => {
  expect(endOfScale(highest)).toBe(end);
});

const shown = (count: number) => Array.from({ length: count }, (_, at) => at).filter(everyNth(count, 12));

test('of 31 days no more labels are shown than fit, evenly; of 7 all', () => {
  expect(shown(31)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30]);
  expect(shown(7)).toHaveLength(7);
});
