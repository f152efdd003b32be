import { dialRules } from '@wpm/contract';
import { expect, test } from 'vitest';
import { type DialNames, dialChangesOf } from './dial-changes.ts';
import { pl } from './words/pl.ts';

const EWA = '0192f7a0-0000-7000-8000-0000000000aa';
const names: DialNames = {
  words: pl,
  countryOf: (country) => ({ DE: 'Niemcy', UA: 'Ukraina' })[country] ?? country,
  accountOf: (id) => (id === EWA ? 'Ewa Żak (ewa)' : id),
};
const caps = { concurrent: 9, callsPerMinute: null, callsPerHour: null, minutesPerHour: null };

test('what became of a dial policy is said in the words of its page, and what stayed is not', () => {
  const before = dialRules.parse({ prefixes: [{ prefix: '+4870', allowed: true }] });
  const after = dialRules.parse({
    national: { premium: true },
    international: { groups: ['european-union'], countries: ['DE', 'UA'] },
    prefixes: [{ prefix: '+4870', allowed: false }],
    limits: { agent: { ...before.limits.agent, concurrent: null }, accounts: [{ accountId: EWA, caps }] },
  });
  expect(dialChangesOf(before, after, names)).toEqual([
    { path: 'Numery krajowe: o podwyższonej opłacie (70x)', before: 'nie wolno', after: 'wolno' },
    { path: 'Zagranica: Unia Europejska', before: 'nie wolno', after: 'wolno' },
    { path: 'Pojedyncze kraje', before: '–', after: 'Niemcy, Ukraina' },
    { path: 'Wyjątki: +4870', before: 'wolno', after: 'nie wolno' },
    { path: 'Limity każdej osoby: Rozmów naraz', before: '2', after: 'bez limitu' },
    { path: 'Limity: Ewa Żak (ewa): Rozmów naraz', before: '–', after: '9' },
    { path: 'Limity: Ewa Żak (ewa): Połączeń na minutę', before: '–', after: 'bez limitu' },
    { path: 'Limity: Ewa Żak (ewa): Połączeń na godzinę', before: '–', after: 'bez limitu' },
    { path: 'Limity: Ewa Żak (ewa): Minut rozmów na godzinę', before: '–', after: 'bez limitu' },
  ]);
  expect(dialChangesOf(after, after, names)).toEqual([]);
});

test('a policy that was never set, or cannot be read, is left to be shown as it stands', () => {
  expect(dialChangesOf(null, null, names)).toBeUndefined();
  expect(dialChangesOf({ national: { satellite: true } }, dialRules.parse({}), names)).toBeUndefined();
});
