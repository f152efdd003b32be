import { expect, test } from 'vitest';
import { HOME_COUNTRY, plainRules } from './rules.ts';
import { bareNumber } from './typed-number.ts';
import { worldRules } from './world-rules.ts';

const { countries, dialled: dialledNumber, formatted, readable, split, verdict: verdictOf } = worldRules;

const GERMANY = { iso: 'DE', code: '+49' };

test.each([
  ['22 123-45-67', '221234567'],
  [' +48 (22) 123 45 67 ', '+48221234567'],
  ['0048221234567', '+48221234567'],
  ['tel:+48-22-123-45-67;ext=5', '+48221234567'],
  ['tel:112', '112'],
  ['+44 (0)20 7946 0000', '+442079460000'],
  ['sip:101@demo.local', '101'],
  ['call me', ''],
])('of %j, %j can be dialled', (typed, bare) => {
  expect(bareNumber(typed)).toBe(bare);
});

test.each([
  ['221234567', '+48221234567'],
  ['+49 30 901820', '+4930901820'],
  ['0049 30 901820', '+4930901820'],
  ['112', '112'],
  ['997', '997'],
  ['600', '600'],
  ['10123', '10123'],
  ['*21#', '*21#'],
])('%j is dialled as %j from Poland', (typed, dialled) => {
  expect(dialledNumber(typed, HOME_COUNTRY)).toBe(dialled);
});

test('the chosen country makes a national number international', () => {
  expect(dialledNumber('030 901820', GERMANY)).toBe('+4930901820');
});

test('a number is grouped while it is typed, the way of its country; short ones are left alone', () => {
  expect(formatted('221234567', HOME_COUNTRY)).toBe('22 123 45 67');
  expect(formatted('+442079460000', HOME_COUNTRY)).toBe('+44 20 7946 0000');
  expect(formatted('600', HOME_COUNTRY)).toBe('600');
  expect(readable('+48221234567')).toBe('+48 22 123 45 67');
  expect(readable('anonymous')).toBe('anonymous');
});

test.each([
  ['', 'empty'],
  ['2', 'incomplete'],
  ['+48221', 'incomplete'],
  ['221234567', 'fine'],
  ['2212345678901234', 'impossible'],
  ['+', 'incomplete'],
  ['+4', 'incomplete'],
  ['+48221234567', 'fine'],
  ['+999123456', 'impossible'],
  ['112', 'fine'],
  ['10123', 'fine'],
  ['*', 'incomplete'],
] as const)('%j is %s', (typed, verdict) => {
  expect(verdictOf(typed, HOME_COUNTRY)).toBe(verdict);
});

test('a pasted international number gives away its country', () => {
  expect(split('0049 30 901820')).toEqual({ country: GERMANY, rest: '30901820' });
  expect(split('221234567')).toBeUndefined();
  expect(split('+99')).toBeUndefined();
});

test('the picker knows every country with a calling code, Poland as +48', () => {
  expect(countries().length).toBeGreaterThan(200);
  expect(countries()).toContainEqual(HOME_COUNTRY);
});

test('before the rules of the world are there, what is typed can be dialled all the same', () => {
  expect(plainRules.dialled('22 123 45 67', HOME_COUNTRY)).toBe('+48221234567');
  expect(plainRules.dialled('600', HOME_COUNTRY)).toBe('600');
  expect(plainRules.verdict('22 123 45 67', HOME_COUNTRY)).toBe('fine');
  expect(plainRules.verdict('', HOME_COUNTRY)).toBe('empty');
});
