import { expect, test } from 'vitest';
import { en } from './en.ts';
import { pl } from './pl.ts';

test('no two languages share a text of an error: nothing was left untranslated', () => {
  const english = new Set(Object.values(en.errors));
  expect(Object.values(pl.errors).filter((text) => english.has(text))).toEqual([]);
});
