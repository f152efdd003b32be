import type { ContactCard } from '@wpm/contract';
import { expect, test } from 'vitest';
import { contactNumber, readContact } from './read-contact.ts';
import { readContactSearch, searchKeys } from './search-keys.ts';

const NOBODY = { firstName: '', lastName: '', company: '', email: null };
const CARD: ContactCard = { ...NOBODY, numbers: [], fields: [], notes: '' };
const mobile = (number: string) => ({ number, kind: 'mobile' }) as const;

test('a name is found by either of its words, in either order, in any case and without its accents', () => {
  const keys = searchKeys({ ...NOBODY, firstName: 'Łucja', lastName: 'Wójcik-Żak' });
  expect(keys).toEqual(['lucja wojcik-zak', 'wojcik-zak lucja', 'zak lucja']);
});

test('a company is found by each of its words, an e-mail by each of its parts', () => {
  expect(searchKeys({ ...NOBODY, company: 'Zakład „Świt”', email: 'biuro@swit.example' })).toEqual([
    'biuro@swit.example',
    'example',
    'swit.example',
    'swit”',
    'zaklad „swit”',
  ]);
});

test('a key that begins another one is left out, and there are never many', () => {
  expect(searchKeys({ ...NOBODY, firstName: 'Anna', lastName: 'Anna' })).toEqual(['anna anna']);
  const words = Array.from({ length: 60 }, (_, at) => `w${at}`).join(' ');
  const keys = searchKeys({ ...NOBODY, company: words });
  expect(keys).toHaveLength(24);
  expect(Math.max(...keys.map(({ length }) => length))).toBeLessThanOrEqual(60);
});

test.each([
  ['600 100-200', { kind: 'digits', digits: '600100200', isBeginning: false }],
  ['+48 600', { kind: 'digits', digits: '48600', isBeginning: true }],
  ['0048 600', { kind: 'digits', digits: '48600', isBeginning: true }],
  ['(22) 100.01', { kind: 'digits', digits: '2210001', isBeginning: false }],
  ['  Żółw  ŁÓDŹ ', { kind: 'words', words: ['zolw', 'lodz'] }],
  ['"sp. z', { kind: 'words', words: ['sp.', 'z'] }],
  ['4f', { kind: 'words', words: ['4f'] }],
  ['%', { kind: 'nothing' }],
  ['+', { kind: 'nothing' }],
  ['  ', { kind: 'nothing' }],
])('%j is searched as it is meant', (typed, search) => {
  expect(readContactSearch(typed)).toEqual(search);
});

test.each([
  '+48600100200',
  '600100200',
  '0048 600 100 200',
  '0600-100-200',
  '(600) 100.200',
  '48600100200',
  '48 600 100 200',
])('%s is one and the same number', (typed) => expect(contactNumber(typed, '48')).toBe('+48600100200'));

test('digits that begin as the country’s code are a national number wherever they can be one, and else as they were', () => {
  expect(contactNumber('48 221 00 01', '48')).toBe('+48482210001');
  expect(contactNumber('4860010020', '48')).toBe('+484860010020');
  expect(contactNumber('491701234567', '48')).toBe('+48491701234567');
  expect(contactNumber('12124567890', '1')).toBe('+12124567890');
  // Leer's 0491 is a code of Germany's own.
  expect(contactNumber('491701234567', '49')).toBe('+49491701234567');
});

test('a short number is itself, and what is no number is none', () => {
  expect(contactNumber('19115', '48')).toBe('19115');
  expect(contactNumber('112', '48')).toBe('112');
  for (const typed of ['anonymous', '', '+', "1'; DROP TABLE"]) expect(contactNumber(typed, '48')).toBeUndefined();
});

const named = (card: Partial<ContactCard>) => {
  const read = readContact({ ...CARD, ...card }, '48');
  return read.ok && [read.value.name, read.value.sorted];
};

test('a contact is called by its name, else its company, else its first number', () => {
  expect(named({ firstName: 'Ewa', lastName: 'Źrebiec', company: 'Świt' })).toEqual(['Ewa Źrebiec', 'zrebiec ewa']);
  expect(named({ company: 'Świt' })).toEqual(['Świt', 'swit']);
  expect(named({ numbers: [mobile('600100200')] })).toEqual(['+48600100200', '+48600100200']);
});

test('numbers are kept in E.164; one that is none, and one that stands there already, are named by their fields', () => {
  const numbers = [mobile('600 100 200'), mobile('x'), mobile('+48600100200')];
  expect(readContact({ ...CARD, numbers }, '48')).toEqual({
    ok: false,
    error: { code: 'request/invalid', reasons: { 'numbers.1.number': 'wrong-format', 'numbers.2.number': 'repeated' } },
  });
  expect(readContact({ ...CARD, numbers: numbers.slice(0, 1) }, '48')).toMatchObject({
    value: { numbers: ['+48600100200'], card: { numbers: [{ number: '+48600100200', kind: 'mobile' }] } },
  });
});
