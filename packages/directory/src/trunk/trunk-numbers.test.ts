import { trunkSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { sentCaller, shownCaller } from './caller-id.ts';
import { numberFrom, numberTowards } from './number-format.ts';

test.each([
  ['+48600100200', '+E164', '+48600100200'],
  ['+48600100200', 'E164', '48600100200'],
  ['+48600100200', '00E164', '0048600100200'],
  ['+48600100200', 'national', '600100200'],
  ['+48600100200', '0national', '0600100200'],
  ['+4930901820', 'national', '004930901820'],
  ['+4930901820', '0national', '004930901820'],
  ['112', '0national', '112'],
  ['112', '+E164', '112'],
] as const)('%s in the format %s is %s', (number, format, expected) =>
  expect(numberTowards(number, { format, rules: [] }, '48')).toBe(expected),
);

test.each([
  ['+48600100200', '9600100200'],
  ['+48221234567', '48221234567'],
  ['+4930901820', '004930901820'],
  ['112', '77112'],
])('the rule of the longest prefix rewrites %s to %s, and no other', (number, expected) => {
  const rules = [
    { prefix: '+', strip: 1, add: '00' },
    { prefix: '+48', strip: 1, add: '' },
    { prefix: '+4860', strip: 3, add: '9' },
    { prefix: '112', strip: 0, add: '77' },
  ];
  expect(numberTowards(number, { format: 'national', rules }, '48')).toBe(expected);
});

test('what a trunk sends is made readable by its rules, or stays as it came', () => {
  const rules = [{ prefix: '9', strip: 1, add: '+48' }];
  expect(numberFrom('9221000101', rules)).toBe('+48221000101');
  expect(numberFrom('221000101', rules)).toBe('221000101');
});

/** What the table leaves out of the rules is as it is by default. */
const shown = (rules: object = {}, wish: object = {}) =>
  shownCaller({
    rules: trunkSettings.parse({ name: 'lab', callerId: { outbound: rules } }).callerId.outbound,
    directNumber: '+48221000101',
    account: null,
    domain: 'carrier.example',
    countryCode: '48',
    emergency: false,
    withheld: false,
    ...wish,
  });

const OWN = { user: '+48221000101', host: 'carrier.example' };
const NOBODY = { user: 'anonymous', host: 'anonymous.invalid', displayName: 'Anonymous' };
const PAI = ['P-Asserted-Identity'];

test.each([
  ['the direct number, asserted', {}, {}, { from: OWN, asserted: { names: PAI, address: OWN }, withheld: false }],
  ['in the carrier’s format', { format: 'national' }, {}, { from: { user: '221000101' } }],
  ['at the carrier’s domain', { domain: 'ims.example' }, {}, { from: { host: 'ims.example' } }],
  [
    'the trunk’s number for all',
    { number: 'trunk', trunkNumber: '+48223334455' },
    {},
    { from: { user: '+48223334455' } },
  ],
  [
    'the trunk’s number for who has none',
    { trunkNumber: '+48223334455' },
    { directNumber: null },
    { from: { user: '+48223334455' } },
  ],
  [
    'the account in From, the number asserted',
    { from: 'account' },
    { account: 'acc7' },
    { from: { user: 'acc7' }, asserted: { address: OWN } },
  ],
  [
    'the account where there is no number at all',
    {},
    { directNumber: null, account: 'acc7' },
    { from: { user: 'acc7' } },
  ],
  ['nobody where there is not even an account', {}, { directNumber: null }, { from: NOBODY, asserted: null }],
  ['nothing asserted', { headers: [] }, {}, { from: OWN, asserted: null }],
  ['withheld by the trunk', { withheld: true }, {}, { from: NOBODY, asserted: { address: OWN }, withheld: true }],
  ['withheld by the caller', {}, { withheld: true }, { from: NOBODY, withheld: true }],
  [
    'a call for help, whoever withholds',
    { withheld: true },
    { withheld: true, emergency: true },
    { from: OWN, withheld: false },
  ],
] as const)('a trunk is shown %s', (_what, rules, wish, expected) => {
  expect(shown(rules, wish)).toMatchObject(expected);
});

const sent = { from: { user: '+48600100200', displayName: 'Jan' }, asserted: null, privacy: [] };
const asserted = { user: '+48700200300', displayName: undefined };

test.each([
  ['From, where nothing is asserted', sent, true, '+48600100200'],
  ['what is asserted, by a trunk that is trusted', { ...sent, asserted }, true, '+48700200300'],
  ['From, by a trunk that is not', { ...sent, asserted }, false, '+48600100200'],
  ['nobody, where privacy is asked for', { ...sent, asserted, privacy: ['id'] }, true, undefined],
  [
    'nobody, where privacy is asked for of a trunk that is not trusted',
    { ...sent, privacy: ['user'] },
    false,
    undefined,
  ],
  ['the caller, where privacy is none', { ...sent, asserted, privacy: ['none'] }, true, '+48700200300'],
])('the caller is %s', (_what, said, trustsAsserted, user) => {
  expect(sentCaller(said, { trustsAsserted }).user).toBe(user);
});
