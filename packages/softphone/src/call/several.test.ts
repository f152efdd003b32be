import { expect, test } from 'vitest';
import type { Call, CallFacts } from './call.ts';
import { currentIn, hasRoom, waitingIn } from './several.ts';

const facts = (id: string): CallFacts => ({
  id,
  direction: 'inbound',
  other: { number: '+48600100200', name: null },
  dialled: null,
  campaign: null,
  platformCallId: null,
});
const up = (id: string): Call => ({
  ...facts(id),
  kind: 'connected',
  since: 0,
  muted: false,
  remoteHeld: false,
  media: 'flowing',
  microphone: 'working',
});
const rings = (id: string): Call => ({ ...facts(id), kind: 'ringing-in' });
const over = (id: string): Call => ({
  ...facts(id),
  kind: 'ended',
  why: 'hung-up',
  by: 'remote',
  talkMs: 1,
  endedAt: 1,
});
const held =
  (...ids: string[]) =>
  ({ id }: Call) =>
    ids.includes(id);

test.each<[string, readonly Call[], readonly string[], string | undefined]>([
  ['none', [], [], undefined],
  ['the one that rings', [rings('a')], [], 'a'],
  ['the one that is up, whatever rings', [up('a'), rings('b')], [], 'a'],
  ['the one on hold, while another rings', [up('a'), rings('b')], ['a'], 'a'],
  ['of two the one that is not on hold', [up('a'), up('b')], ['b'], 'a'],
  ['of two on hold the later', [up('a'), up('b')], ['a', 'b'], 'b'],
  ['one that is up before one that is over', [up('a'), over('b')], [], 'a'],
  ['what is over, where nothing else is', [over('a')], [], 'a'],
])('the call on the screen: %s', (_, calls, onHold, expected) => {
  expect(currentIn(calls, held(...onHold))?.id).toBe(expected);
});

test('one more may ring beside a call that is up, and beside nothing else', () => {
  expect([[], [over('a')], [up('a')]].map(hasRoom)).toEqual([true, true, true]);
  expect([[rings('a')], [up('a'), up('b')], [up('a'), rings('b')]].map(hasRoom)).toEqual([false, false, false]);
  expect([waitingIn([rings('a')]), waitingIn([up('a'), rings('b')])?.id]).toEqual([undefined, 'b']);
});
