import { expect, test } from 'vitest';
import { dialled } from './dialled.ts';

test('a number is taken as people write it', () => {
  for (const typed of ['+48 22 100-05-00', '0048221000500', ' +48 (22) 100.05.00 ', '+48 22/1000500'])
    expect(dialled(typed)).toBe('+48221000500');
});

test('what is no number stays as it was typed, for the platform to refuse', () => {
  expect(dialled('22 100 05 00')).toBe('221000500');
  expect(dialled('abc')).toBe('abc');
});
