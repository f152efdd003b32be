import type { OfferedClassifier } from '@wpm/contract';
import { expect, test } from 'vitest';
import { groupsAbove, linesOf } from './classifier-tree.ts';

const classifier = (id: string, parentId: string | null): OfferedClassifier => ({
  id,
  parentId,
  names: { pl: id },
  kind: 'success',
  needsNote: false,
  recall: { kind: 'none' },
});
const TREE = [classifier('sale', null), classifier('pro', 'sale'), classifier('year', 'pro'), classifier('no', null)];
const shown = (...open: readonly string[]) =>
  linesOf(TREE, new Set(open)).map(({ classifier: { id }, level, group }) => `${level} ${id} ${group ?? 'end'}`);

test('groups are closed at first; one that is open shows what stands below it, a level deeper', () => {
  expect(shown()).toEqual(['0 sale closed', '0 no end']);
  expect(shown('sale')).toEqual(['0 sale open', '1 pro closed', '0 no end']);
  expect(shown('sale', 'pro')).toEqual(['0 sale open', '1 pro open', '2 year end', '0 no end']);
  expect(shown('pro')).toEqual(['0 sale closed', '0 no end']);
});

test('for a classifier to be seen all groups above it are open', () => {
  expect(groupsAbove(TREE, 'year')).toEqual(['sale', 'pro']);
  expect(groupsAbove(TREE, 'no')).toEqual([]);
  expect(groupsAbove(TREE, undefined)).toEqual([]);
});
