import { expect, test } from 'vitest';
import { numbersIn } from './numbers-in.ts';

test('numbers are found in what is pasted or read, once each; names and headings are passed over', () => {
  const text = 'telefon;nazwa\r\n"600 100 200";Ewa\n+48 600-100-201, 600 100 200\n\n12';
  expect(numbersIn(text)).toEqual(['600 100 200', '+48 600-100-201']);
  expect(numbersIn('')).toEqual([]);
});
