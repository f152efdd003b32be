import type { Ended } from '@wpm/softphone';
import { expect, test } from 'vitest';
import { en } from './words/en.ts';
import { stateOf } from './end-text.ts';

const ended = (more: Partial<Ended>): Ended => ({
  id: 'call-1',
  kind: 'ended',
  direction: 'inbound',
  other: { number: '+48600100200', name: null },
  dialled: null,
  campaign: null,
  platformCallId: null,
  why: 'hung-up',
  by: 'remote',
  talkMs: null,
  endedAt: 9_000,
  ...more,
});

test.each<[string, string, Partial<Ended>]>([
  ['one that rang and was not answered', 'missed', {}],
  ['one that was rejected here', 'missed', { by: 'local' }],
  ['one that was talked in', 'ended', { talkMs: 5_000 }],
  ['one that was up, and could not be taken up after a reload', 'ended', { isTakenUp: true, why: 'call/failed' }],
  ['one that was dialled and given up here', 'cancelled', { direction: 'outbound', by: 'local' }],
  ['one that was dialled and refused', 'ended', { direction: 'outbound', why: 'call/busy' }],
])('%s is said to be %s', (_, state, call) => {
  const { missed, cancelled, ended: over } = en;
  expect(stateOf(ended(call), call.talkMs ?? null, en)).toBe({ missed, cancelled, ended: over }[state]);
});

test('one the platform placed, whom nobody came to, is no missed one though it came in: cancelled where it was given up here', () => {
  const placed = { talkMs: 5_000 };
  expect(stateOf(ended({ ...placed, by: 'local' }), null, en)).toBe(en.cancelled);
  expect(stateOf(ended({ ...placed, by: 'remote' }), null, en)).toBe(en.ended);
});
