import { expect, test } from 'vitest';
import type { Ended } from './call.ts';
import { refusalOf } from './refusal.ts';
import { endTone, toneFor } from './tones.ts';

test('what the platform says in the Reason header wins over the status', () => {
  expect(refusalOf(403, 'SIP;cause=403;text="call/no-direct-number"')).toBe('call/no-direct-number');
  expect(refusalOf(undefined, 'SIP ;cause=200 ;text=call/network')).toBe('call/network');
});

test.each([
  [486, 'call/busy'],
  [600, 'call/busy'],
  [603, 'call/rejected'],
  [480, 'call/unreachable'],
  [408, 'call/no-answer'],
  [404, 'call/unknown-number'],
  [484, 'call/unknown-number'],
  [403, 'call/not-allowed'],
  [488, 'call/no-common-codec'],
  [503, 'call/overloaded'],
  [500, 'call/failed'],
  [699, 'call/failed'],
] as const)('without a known Reason, %i means %s', (status, refusal) => {
  expect(refusalOf(status, undefined)).toBe(refusal);
  expect(refusalOf(status, 'Q.850;cause=16;text="Normal call clearing"')).toBe(refusal);
});

test('a BYE without a Reason refuses nothing', () => {
  expect(refusalOf(undefined, undefined)).toBeUndefined();
});

const facts = { id: '1', other: { number: '1', name: null }, dialled: null, campaign: null, platformCallId: null };
const ended = (change: Partial<Ended>): Ended => ({
  ...facts,
  kind: 'ended',
  direction: 'outbound',
  why: 'hung-up',
  by: 'remote',
  talkMs: null,
  endedAt: 1_000,
  ...change,
});

test('the phone rings, plays ringback only without early media, and is silent otherwise', () => {
  expect(toneFor([{ ...facts, direction: 'inbound', kind: 'ringing-in' }])).toBe('ringtone');
  expect(toneFor([{ ...facts, direction: 'inbound', kind: 'answering' }])).toBeNull();
  expect(toneFor([{ ...facts, direction: 'outbound', kind: 'ringing-out', earlyMedia: false }])).toBe('ringback');
  expect(toneFor([{ ...facts, direction: 'outbound', kind: 'ringing-out', earlyMedia: true }])).toBeNull();
  expect(toneFor([ended({})])).toBeNull();
});

test('an end tone is for what the user did not do', () => {
  expect(endTone(ended({ why: 'call/busy' }))).toBe('busy');
  expect(endTone(ended({ talkMs: 5 }))).toBe('over');
  expect(endTone(ended({ talkMs: 5, by: 'local' }))).toBeNull();
  expect(endTone(ended({ direction: 'inbound' }))).toBeNull();
});
