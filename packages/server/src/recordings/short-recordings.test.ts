import type { CallRecord } from '@wpm/calls';
import { expect, test } from 'vitest';
import { ShortRecordings } from './short-recordings.ts';

const ENDED = Date.UTC(2026, 10, 20, 12);
const at = (minutes: number) => new Date(ENDED + minutes * 60_000);

function ended(completeness: number, campaignId?: string): CallRecord {
  const madeIn = campaignId === undefined ? {} : { madeIn: { campaignId, campaignName: campaignId } };
  const recording = { id: 'r', file: 'r.ogg', startedAt: ENDED, durationMs: 60_000, bytes: 1, completeness };
  // What the class reads of a call, and nothing else.
  return Object.assign(Object.create(null), { tenantId: 'ours', endedAt: ENDED, recording, ...madeIn });
}

test('a recording that lacks something is told of for an hour, to its tenant alone; a whole one never is', () => {
  const short = new ShortRecordings();
  short.callEnded(ended(1));
  expect(short.count('ours', null, at(0))).toBe(0);
  short.callEnded(ended(0.5));
  expect([short.count('ours', null, at(59)), short.count('theirs', null, at(59))]).toEqual([1, 0]);
  expect(short.count('ours', null, at(61))).toBe(0);
});

test('what the database knows of the last hour is told of as well, and what comes after it', async () => {
  const asked: Date[] = [];
  const recordings = {
    shortSince: async (since: Date) => {
      asked.push(since);
      return [{ tenantId: 'ours', endedAt: at(-30), campaignId: 'sales' }];
    },
  };
  // What the class asks of the store, and nothing else.
  const short = await ShortRecordings.open(Object.assign(Object.create(null), { recordings }), at(0));
  expect(asked).toEqual([at(-60)]);
  short.callEnded(ended(0.5));
  expect(short.count('ours', { accountId: 'ewa', campaignIds: ['sales'] }, at(29))).toBe(1);
  const counts = [at(0), at(29), at(31), at(61)].map((now) => short.count('ours', null, now));
  expect(counts).toEqual([2, 2, 1, 0]);
});

test('who is confined to campaigns hears of those alone', () => {
  const short = new ShortRecordings();
  for (const call of [ended(0.5), ended(0.5, 'sales'), ended(0.5, 'service')]) short.callEnded(call);
  const confinement = { accountId: 'ewa', campaignIds: ['sales'] };
  expect([short.count('ours', confinement, at(1)), short.count('ours', null, at(1))]).toEqual([1, 3]);
});
