import { type ForwardingRules, NO_FORWARDING } from '@wpm/contract';
import { expect, test } from 'vitest';
import { audit as auditEn } from '../i18n/audit-en.ts';
import { audit as auditPl } from '../i18n/audit-pl.ts';
import { forwardingChangesOf } from './forwarding-changes.ts';
import { en } from './words/en.ts';
import { pl } from './words/pl.ts';

const POLISH = { words: pl, told: auditPl.told };
const SET: ForwardingRules = {
  ...NO_FORWARDING,
  busy: { on: true, target: '102' },
  'no-answer': { on: true, target: '+48600100200', afterSeconds: 20 },
};

test('what became of forwarding is said in the words of its section; a number that is kept for later, too', () => {
  expect(forwardingChangesOf(NO_FORWARDING, SET, POLISH)).toEqual([
    { path: 'Zajęty', before: '–', after: '102' },
    { path: 'Brak odpowiedzi', before: '–', after: '+48600100200' },
    { path: 'Brak odpowiedzi: Po ilu sekundach', before: '15', after: '20' },
  ]);
  const off = { ...SET, busy: { on: false, target: '102' }, voicemail: true };
  expect(forwardingChangesOf(SET, off, { words: en, told: auditEn.told })).toEqual([
    { path: 'Busy', before: '102', after: '102 (off)' },
    { path: 'Voicemail', before: 'no', after: 'yes' },
  ]);
  expect(forwardingChangesOf(SET, SET, POLISH)).toEqual([]);
});

test('what is no forwarding this console knows is left to be shown as it stands', () => {
  expect(forwardingChangesOf(null, null, POLISH)).toBeUndefined();
  expect(forwardingChangesOf(SET, { ...SET, weekend: true }, POLISH)).toBeUndefined();
});
