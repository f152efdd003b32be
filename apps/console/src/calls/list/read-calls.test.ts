import type { ReportedCall } from '@wpm/contract';
import { expect, test } from 'vitest';
import { type CallList, NO_CALLS } from './call-list.ts';
import { callsDownFrom } from './call.fixture.ts';
import { CallsRefused, type ReadCalls, readPage, refreshCalls } from './read-calls.ts';

const CRITERIA = { from: '2026-11-19T23:00:00.000Z', direction: null, outcome: null, number: '' };
type Input = Parameters<ReadCalls['listCalls']>[0];

/** A platform with these calls, and what it was asked for. */
function platform(calls: readonly ReportedCall[]): ReadCalls & { readonly asked: Input[] } {
  const asked: Input[] = [];
  return {
    asked,
    listCalls: async (input) => {
      asked.push(input);
      const start = Number(input.after ?? 0);
      const end = start + Number(input.limit);
      return {
        ok: true,
        value: { items: calls.slice(start, end), next: end < calls.length ? String(end) : null },
      };
    },
  };
}

test('the first read takes one page and asks for nothing the filter does not name', async () => {
  const client = platform(callsDownFrom(120));
  const list = await refreshCalls(client, CRITERIA, () => undefined);
  expect(list.calls).toHaveLength(50);
  expect(client.asked).toEqual([{ from: CRITERIA.from, limit: 50 }]);
});

test('a quiet refresh is one request, however much is loaded', async () => {
  const client = platform(callsDownFrom(300));
  const known = { calls: callsDownFrom(300), next: null };
  const list = await refreshCalls(client, CRITERIA, () => known);
  expect(list.calls).toHaveLength(300);
  expect(client.asked).toHaveLength(1);
});

test('a running call far down is read again until it has ended', async () => {
  const known: CallList = { calls: callsDownFrom(300, [20]), next: null };
  const client = platform(callsDownFrom(300));
  const list = await refreshCalls(client, CRITERIA, () => known);
  expect(list.calls.filter((call) => call.endedAt === null)).toEqual([]);
  expect(client.asked.length).toBeGreaterThan(1);
  expect(list.calls).toHaveLength(300);
});

test('a refresh reads no more than its bound, however long ago a call began', async () => {
  const client = platform(callsDownFrom(5_000, [1]));
  await refreshCalls(client, CRITERIA, () => ({ calls: callsDownFrom(5_000, [1]), next: null }));
  const read = client.asked.reduce((sum, { limit }) => sum + Number(limit), 0);
  expect(read).toBeLessThanOrEqual(1_200);
});

test('pages loaded while a refresh was under way are kept', async () => {
  const all = callsDownFrom(200);
  let known: CallList = { calls: all.slice(0, 50), next: '50' };
  const client = platform(all);
  const refreshing = refreshCalls(client, CRITERIA, () => known);
  known = { calls: all, next: null };
  expect((await refreshing).calls).toHaveLength(200);
});

test('a refusal is thrown with its code', async () => {
  const refusing: ReadCalls = {
    listCalls: async () => ({ ok: false, error: { code: 'session/not-allowed', status: 403 } }),
  };
  await expect(readPage(refusing, CRITERIA, null)).rejects.toThrow(new CallsRefused('session/not-allowed'));
  await expect(refreshCalls(refusing, CRITERIA, () => NO_CALLS)).rejects.toMatchObject({ code: 'session/not-allowed' });
});
