import type { MissedCall } from '@wpm/contract';
import { expect, test } from 'vitest';
import { missedText } from './missed-text.ts';
import { en } from './words/en.ts';
import { pl } from './words/pl.ts';

const NOW = Date.UTC(2026, 0, 5, 10);
const CALL: MissedCall = {
  missedId: '0192f7a0-0000-7000-8000-000000000300',
  customer: { number: '+48600100200', name: null },
  line: { kind: 'campaign', number: 'sales', name: 'Sales' },
  reason: 'abandoned',
  attempts: 1,
  firstAt: new Date(NOW - 300_000).toISOString(),
  lastAt: new Date(NOW - 300_000).toISOString(),
  waitedMs: 2_000,
  short: true,
  recallAt: null,
  messages: [],
  state: { kind: 'open' },
};
const told = (change: Partial<MissedCall>, words = en) =>
  missedText({ ...CALL, ...change }, { words, language: 'en', accountId: 'anna', now: NOW });

test('of who hung up at once it is said beside how long they wait to be called, in both languages', () => {
  expect(told({})).toBe('hung up at once · waiting 5 min');
  expect(told({}, pl)).toMatch(/^rozłączył się od razu · .*5/);
  expect(told({ short: false })).toBe('waiting 5 min');
});

test('who calls them back, or spoke to them, matters more', () => {
  expect(told({ state: { kind: 'claimed', by: 'anna', name: 'Anna', until: '' } })).toBe('you are calling back');
});
