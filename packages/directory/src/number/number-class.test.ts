import { expect, test } from 'vitest';
import { readDialled } from './dialled.ts';
import { classify } from './number-class.ts';

const classOf = (typed: string, countryCode = '48') => classify(readDialled(typed, countryCode), countryCode);

test.each([
  ['112', 'emergency'],
  ['997', 'emergency'],
  ['101', 'internal'],
  ['22 123 45 67', 'national-landline'],
  ['600 100 200', 'national-mobile'],
  ['+48 47 123 45 67', 'national-landline'],
  ['39 123 45 67', 'national-other'],
  ['800 123 456', 'national-free'],
  ['116 111', 'national-free'],
  ['801 123 456', 'national-shared'],
  ['804 123 456', 'national-shared'],
  ['700 123 456', 'national-premium'],
  ['703 123 456', 'national-premium'],
  ['709 123 456', 'national-premium'],
  ['300 123 456', 'national-premium'],
  ['400 123 456', 'national-premium'],
  ['208 122', 'national-premium'],
  ['118 913', 'national-premium'],
  ['118 00', 'internal'],
  ['+48 12', 'unknown'],
  ['anna', 'unknown'],
])('in Poland %s is %s', (typed, name) => expect(classOf(typed).class).toBe(name));

test.each([
  ['+49 30 901820', 'international', 'DE', 'european-union'],
  ['+44 20 7123 4567', 'international', 'GB', 'europe'],
  ['+1 212 555 1234', 'international', 'US', 'north-america'],
  // One-ring fraud lives on numbers that look American.
  ['+1 876 555 1234', 'international', 'JM', 'elsewhere'],
  ['+53 5 551 2345', 'international', 'CU', 'elsewhere'],
  ['+1 900 555 1234', 'international-premium', 'US', 'north-america'],
  ['+44 871 234 5678', 'international-premium', 'GB', 'europe'],
  ['+881 612345678', 'international-premium', null, null],
  ['+882 123456789', 'international-premium', null, null],
  ['+979 123456789', 'international-premium', null, null],
  ['+49 900 12345', 'unknown', 'DE', 'european-union'],
  ['+999 1234567', 'unknown', null, null],
] as const)('from Poland %s is %s', (typed, name, country, group) =>
  expect(classOf(typed)).toEqual({ class: name, country, group }),
);

test('what is national is national to the tenant, and the Caribbean is abroad to an American one', () => {
  expect(classOf('+48 600100200', '49').class).toBe('international');
  expect(classOf('030 901820', '49').class).toBe('national-landline');
  expect(classOf('212 555 1234', '1').class).toBe('national-landline');
  expect(classOf('876 555 1234', '1')).toMatchObject({ class: 'international', country: 'JM' });
});
