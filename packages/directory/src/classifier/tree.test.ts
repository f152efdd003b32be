import { expect, test } from 'vitest';
import { type ClassifierNode, misplacement } from './tree.ts';

const node = (id: string, parentId: string | null, campaignId: string | null = null): ClassifierNode => ({
  id,
  settings: { parentId, campaignId },
});
const TREE = [node('a', null), node('b', 'a'), node('c', 'b'), node('other', null, 'sales')];

test('three levels are allowed, a fourth is not', () => {
  expect(misplacement(node('new', 'b'), TREE)).toEqual({});
  expect(misplacement(node('new', 'c'), TREE)).toEqual({ parentId: 'too-deep' });
});

test('what is moved takes its children along, and they must fit too', () => {
  const more = [...TREE, node('top', null), node('low', 'top')];
  expect(misplacement(node('top', 'a'), more)).toEqual({});
  expect(misplacement(node('top', 'b'), more)).toEqual({ parentId: 'too-deep' });
});

test('nothing stands below itself or below its own child', () => {
  expect(misplacement(node('a', 'a'), TREE)).toEqual({ parentId: 'contradicts' });
  expect(misplacement(node('a', 'b'), TREE)).toEqual({ parentId: 'contradicts' });
});

test('parent and children are of one campaign', () => {
  expect(misplacement(node('new', 'a', 'sales'), TREE)).toEqual({ parentId: 'contradicts' });
  expect(misplacement(node('new', 'other', 'sales'), TREE)).toEqual({});
  expect(misplacement(node('a', null, 'sales'), TREE)).toEqual({ campaignId: 'contradicts' });
});

test('a parent that is not there is named', () => {
  expect(misplacement(node('new', 'gone'), TREE)).toEqual({ parentId: 'does-not-exist' });
});
