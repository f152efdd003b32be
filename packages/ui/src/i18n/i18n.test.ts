import { expect, test } from 'vitest';
import { en } from './en.ts';
import { preferredLanguage } from './languages.ts';
import { pl } from './pl.ts';
import { counting } from './plural.ts';
import { errorText } from './words.ts';

test('Polish counts in its three forms', () => {
  const count = counting('pl');
  const forms = { one: 'połączenie', few: 'połączenia', many: 'połączeń', other: 'połączenia' };
  const said = [0, 1, 2, 5, 12, 22, 25, 1.5].map((n) => count(n, forms));
  expect(said).toEqual([
    '0 połączeń',
    '1 połączenie',
    '2 połączenia',
    '5 połączeń',
    '12 połączeń',
    '22 połączenia',
    '25 połączeń',
    '1,5 połączenia',
  ]);
});

test('a language that has no form for a count uses the other one', () => {
  expect(counting('en')(2, { one: 'call', other: 'calls' })).toBe('2 calls');
});

test('the first preferred language we speak wins, whatever its region; Polish is the last resort', () => {
  expect(preferredLanguage(['de-DE', 'en-GB', 'pl'])).toBe('en');
  expect(preferredLanguage(['PL-pl'])).toBe('pl');
  expect(preferredLanguage(['de', 'fr'])).toBe('pl');
});

test('a code nobody knows is told as a fault, not as the code', () => {
  expect(errorText(pl, 'call/busy')).toBe('Numer jest zajęty. Zadzwoń później.');
  expect(errorText(en, 'made/up')).toBe(en.errors['platform/fault']);
});

test('no two languages share a text of an error: nothing was left untranslated', () => {
  const english = new Set(Object.values(en.errors));
  expect(Object.values(pl.errors).filter((text) => english.has(text))).toEqual([]);
});
