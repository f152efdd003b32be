import { expect, test } from 'vitest';
import { foldText } from './fold-text.ts';

test.each([
  ['Zażółć GĘŚLĄ jaźń', 'zazolc gesla jazn'],
  ['Łódź', 'lodz'],
  ['Ło\u0301dz\u0301', 'lodz'],
  ['Müller Straße', 'muller strasse'],
  ['  Jan \t\n Kowalski\u0000 ', 'jan kowalski'],
  ['İstanbul', 'istanbul'],
  ['Соня', 'соня'],
  ['ﬁrma', 'firma'],
  ['\ud800x', 'x'],
])('%j is searched as %j', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test('what is folded stays as it is', () => {
  const once = foldText('Žluťoučký kůň Ærø ŁÓDŹ');
  expect(foldText(once)).toBe(once);
});
