import { type ClassifierSettings, classifierSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { arranged, found } from './arranged.ts';

function flat(id: string, pl: string, more: Partial<ClassifierSettings> = {}) {
  const settings = classifierSettings.parse({ names: { pl }, kind: 'success' });
  return { id, version: 1, changedAt: '', settings: { ...settings, ...more } };
}

const TREE = [
  flat('low', 'Termin później', { parentId: 'mid' }),
  flat('mid', 'Spotkanie', { parentId: 'top' }),
  flat('other', 'Brak kontaktu', { position: 2 }),
  flat('own', 'Ankieta', { campaignId: 'sales' }),
  flat('top', 'Zainteresowany', { position: 1 }),
  flat('orphan', 'Zgubiony', { parentId: 'gone', position: 3 }),
];

test('global trees stand before those of campaigns, each child below its parent, siblings by position', () => {
  expect(arranged(TREE).map(({ id, depth }) => [id, depth])).toEqual([
    ['top', 0],
    ['mid', 1],
    ['low', 2],
    ['other', 0],
    ['orphan', 0],
    ['own', 0],
  ]);
});

test('a search shows what it finds in its place, and nothing else', () => {
  expect(found(arranged(TREE), 'TERMIN').map(({ id }) => id)).toEqual(['top', 'mid', 'low']);
  expect(found(arranged(TREE), 'ankieta').map(({ id }) => id)).toEqual(['own']);
  expect(found(arranged(TREE), 'x')).toEqual([]);
});
