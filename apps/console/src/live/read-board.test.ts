import type { BoardAgent, BoardCall, LiveBoard } from '@wpm/contract';
import { expect, test } from 'vitest';
import { type ReadBoard, boardRead, sharedWith } from './read-board.ts';

const call = (callId: string, more: Partial<BoardCall> = {}): BoardCall => ({
  callId,
  direction: 'inbound',
  caller: { number: '+48600100200', name: null },
  callee: { number: '+48221000101', name: 'Anna Nowak' },
  startedAt: '2026-11-30T08:00:00.000Z',
  answeredAt: null,
  campaign: null,
  waitingSince: null,
  parts: [],
  supervision: null,
  supervisors: [],
  ...more,
});

const agent = (accountId: string, name: string): BoardAgent => ({
  accountId,
  name,
  extension: null,
  status: {
    chosen: { kind: 'ready' },
    break: null,
    signedOut: null,
    activity: 'idle',
    since: '2026-11-30T08:00:00.000Z',
    elapsedMs: 0,
    next: null,
    until: null,
    wrapUp: null,
  },
  campaigns: [],
});

const read = (more: Partial<LiveBoard>, readAt = 0): ReadBoard =>
  boardRead({ at: '2026-11-30T08:00:00.000Z', agents: [], calls: [], keptPlaces: [], ...more }, readAt);

const next = (before: ReadBoard, now: ReadBoard) => sharedWith(before, now) as ReadBoard;

test('a call that is as it was is the same object, also when one before it has ended; one that changed is another', () => {
  const before = read({ calls: [call('a'), call('b'), call('c')] });
  const parts = [{ accountId: 'anna', activity: 'talking', holds: false }] as const;
  const now = next(before, read({ calls: [call('b'), call('c', { parts: [...parts] }), call('d')] }, 500));
  expect(now.calls.map(({ callId }) => callId)).toEqual(['b', 'c', 'd']);
  expect(now.calls[0]).toBe(before.calls[1]);
  expect(now.calls[1]).not.toBe(before.calls[2]);
  expect(now.calls[1]?.parts).toEqual(parts);
  expect(now.readAt).toBe(500);
});

test('names are the same object until somebody has another, comes or goes', () => {
  const before = read({ agents: [agent('1', 'Anna'), agent('2', 'Jan')] });
  const same = next(before, read({ agents: [agent('1', 'Anna'), agent('2', 'Jan')] }));
  expect(same.names).toBe(before.names);
  const renamed = next(same, read({ agents: [agent('1', 'Anna'), agent('2', 'Janusz')] }));
  expect([...renamed.names]).toEqual([
    ['1', 'Anna'],
    ['2', 'Janusz'],
  ]);
  expect(next(renamed, read({ agents: [agent('1', 'Anna')] })).names.size).toBe(1);
});
