import type { Call } from '@wpm/softphone';
import { expect, test } from 'vitest';
import { echoAfter } from './echo-call.ts';

const FACTS = {
  id: 'call-1',
  other: { number: '600', name: null },
  dialled: null,
  campaign: null,
  platformCallId: null,
};
const dialling: Call = { ...FACTS, direction: 'outbound', kind: 'dialling' };
const ended = (talkMs: number | null): Call => ({
  ...FACTS,
  direction: 'outbound',
  kind: 'ended',
  why: 'hung-up',
  by: 'local',
  talkMs,
  endedAt: 9_000,
});

test('after a test call the user is asked what they heard; a call that was never answered is a failure', () => {
  expect(echoAfter('untried', [dialling])).toBe('calling');
  expect(echoAfter('calling', [ended(4_000)])).toBe('asked');
  expect(echoAfter('calling', [ended(null)])).toBe('failed');
});

test('what the user said stays when the call leaves the screen, and until the next test', () => {
  expect(echoAfter('heard', [ended(4_000)])).toBe('heard');
  expect(echoAfter('heard', [])).toBe('heard');
  expect(echoAfter('silent', [dialling])).toBe('calling');
});

test('another call is no test, nor is one that 600 makes', () => {
  const other: Call = { ...dialling, other: { number: '601', name: null } };
  expect(echoAfter('untried', [other])).toBe('untried');
  expect(echoAfter('untried', [{ ...FACTS, direction: 'inbound', kind: 'ringing-in' }])).toBe('untried');
});
