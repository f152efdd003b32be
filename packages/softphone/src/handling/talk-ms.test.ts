import { expect, test } from 'vitest';
import type { Ended } from '../call/call.ts';
import { talkMsOf } from './talk-ms.ts';

const ended: Ended = {
  id: 'call-1',
  kind: 'ended',
  direction: 'inbound',
  other: { number: '+48600100200', name: null },
  dialled: null,
  campaign: null,
  platformCallId: 'p-1',
  why: 'hung-up',
  by: 'remote',
  talkMs: 20_000,
  endedAt: 50_000,
};
const over = { kind: 'over', other: null } as const;

test('a call the platform placed counts from when the other end came, and not at all where they never came', () => {
  expect(talkMsOf(ended, { ...over, cameAt: 42_000 })).toBe(8_000);
  expect(talkMsOf(ended, { ...over, cameAt: null })).toBeNull();
});

test('where nobody was waited for, or the platform said nothing, the whole call counts', () => {
  expect(talkMsOf(ended, over)).toBe(20_000);
  expect(talkMsOf(ended, undefined)).toBe(20_000);
  expect(talkMsOf({ ...ended, talkMs: null }, over)).toBeNull();
});

test('a phone that answered only after the other end came does not count their wait for it', () => {
  expect(talkMsOf(ended, { ...over, cameAt: 10_000 })).toBe(20_000);
});
