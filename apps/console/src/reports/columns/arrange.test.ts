import { expect, test } from 'vitest';
import { moved, placesOf, turned } from './arrange.ts';
import { keepingColumns } from './use-columns.ts';

test('what is shown stands first, in its order; what is not, behind it as usual', () => {
  expect(placesOf(['c', 'a'], ['a', 'b', 'c', 'd'])).toEqual([
    { id: 'c', isShown: true },
    { id: 'a', isShown: true },
    { id: 'b', isShown: false },
    { id: 'd', isShown: false },
  ]);
});

test('a column is shown behind the others, hidden, and moved, but not beyond an end', () => {
  expect(turned(['a'], 'b')).toEqual(['a', 'b']);
  expect(turned(['a', 'b'], 'a')).toEqual(['b']);
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
});

test('another filter keeps the columns of the page, and none appear where there were none', () => {
  expect(keepingColumns('period=7-days&columns=talk%2Cagent', 'period=today')).toBe(
    'period=today&columns=talk%2Cagent',
  );
  expect(keepingColumns('period=7-days', 'period=today')).toBe('period=today');
});
