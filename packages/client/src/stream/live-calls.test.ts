import type { LiveCall } from '@wpm/contract';
import { expect, test } from 'vitest';
import { liveCallsAfter } from './live-calls.ts';

const call = (callId: string, startedAt: string, more: Partial<LiveCall> = {}): LiveCall => ({
  callId,
  direction: 'inbound',
  activity: 'talking',
  holds: false,
  other: { number: '+48600100200', name: null },
  consulted: null,
  recording: { state: 'running' },
  startedAt,
  answeredAt: startedAt,
  ...more,
});

const first = call('first', '2026-11-01T10:00:00.000Z');
const second = call('second', '2026-11-01T10:05:00.000Z');

test('a call that begins stands where its beginning puts it, however late it is heard of', () => {
  expect(liveCallsAfter([second], { kind: 'live-call.begun', call: first })).toEqual([first, second]);
});

test('a change takes the place of what was known, and one that is told twice changes nothing', () => {
  const held = { ...first, activity: 'held', holds: true } as const;
  const after = liveCallsAfter([first, second], { kind: 'live-call.changed', call: held });
  expect(after).toEqual([held, second]);
  expect(liveCallsAfter(after, { kind: 'live-call.changed', call: held })).toEqual(after);
});

test('a change of a call nobody had told of begins it', () => {
  expect(liveCallsAfter([], { kind: 'live-call.changed', call: first })).toEqual([first]);
});

test('a call that is left or over is gone, in either order, and the other stays', () => {
  const left = { kind: 'live-call.left', callId: 'first' } as const;
  const ended = { kind: 'call.ended', callId: 'first' } as const;
  const calls = [first, second];
  expect(liveCallsAfter(liveCallsAfter(calls, left), ended)).toEqual([second]);
  expect(liveCallsAfter(liveCallsAfter(calls, ended), left)).toEqual([second]);
});

test('the end of a call that was none of theirs leaves the very same list', () => {
  const calls = [first];
  expect(liveCallsAfter(calls, { kind: 'call.ended', callId: 'third' })).toBe(calls);
});
