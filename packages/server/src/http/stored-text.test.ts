import { expect, test } from 'vitest';
import { unstorableTexts } from './stored-text.ts';

test('texts the database cannot take are named by their path, whatever they stand in', () => {
  const input = { name: 'a\0b', list: [{ ok: 'żółć 🙂' }, { half: '\ud83d' }], number: 1, none: null };
  expect(unstorableTexts(input)).toEqual({ name: 'wrong-format', 'list.1.half': 'wrong-format' });
  expect(unstorableTexts({ name: '\t\n\u2028', deep: { list: ['x'] } })).toEqual({});
});
