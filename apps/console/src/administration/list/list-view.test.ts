import { expect, test } from 'vitest';
import { addressOf, listViewOf, LONGEST_SEARCH, sortingAfter } from './list-view.ts';

test('a view goes into the address and comes back as it was; the usual leaves no trace there', () => {
  const view = { search: 'żółć & co', sorting: { column: 'paid', descending: true }, open: 'new' };
  expect(listViewOf(addressOf(view))).toEqual(view);
  expect(addressOf({ search: '', sorting: null, open: null })).toBe('');
});

test('an address that was typed is read as far as it makes sense', () => {
  expect(listViewOf('search=%20a%20&sort=&open=&more=1')).toEqual({ search: 'a', sorting: null, open: null });
  expect(listViewOf(`search=${'x'.repeat(LONGEST_SEARCH + 1)}`).search).toHaveLength(LONGEST_SEARCH);
});

test('pressing a heading sorts up, then down, then by name again; another heading begins anew', () => {
  const up = sortingAfter(null, 'paid');
  expect(up).toEqual({ column: 'paid', descending: false });
  const down = sortingAfter(up, 'paid');
  expect(down).toEqual({ column: 'paid', descending: true });
  expect(sortingAfter(down, 'paid')).toBeNull();
  expect(sortingAfter(down, 'planned')).toEqual({ column: 'planned', descending: false });
});
