import { expect, test } from 'vitest';
import { rowSortingAfter, rowSortingOf } from './use-row-sorting.ts';

test('figures are sorted from the greatest first, then from the least, then as the report has them; names the other way round', () => {
  const greatest = rowSortingAfter(null, 'calls', 'down');
  expect(greatest).toEqual({ column: 'calls', descending: true });
  const least = rowSortingAfter(greatest, 'calls', 'down');
  expect(least).toEqual({ column: 'calls', descending: false });
  expect(rowSortingAfter(least, 'calls', 'down')).toBeNull();
  expect(rowSortingAfter(least, 'row', 'up')).toEqual({ column: 'row', descending: false });
});

test('the order stands in the address', () => {
  expect(rowSortingOf('period=today&sort=-calls')).toEqual({ column: 'calls', descending: true });
  expect(rowSortingOf('sort=row')).toEqual({ column: 'row', descending: false });
  expect(rowSortingOf('period=today')).toBeNull();
});
