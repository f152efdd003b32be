import { expect, test } from 'vitest';
import { type DueRecall, type FreeForRecall, RECALL_PASS_MS, recallOffers } from './choose-agent.ts';

const NOW = 1_000_000_000;
const recall = (recallId: string, more: Partial<DueRecall> = {}): DueRecall => ({
  recallId,
  accountId: null,
  members: ['anna', 'jan'],
  dueAt: NOW - 1_000,
  lastOffer: null,
  ...more,
});
const free = (accountId: string, freeSince: number, inQueue = true): FreeForRecall => ({
  accountId,
  inQueue,
  freeSince,
});

test("anybody's recall goes to who of the campaign is free longest, and not to others", () => {
  const agents = [free('piotr', 0), free('jan', 10), free('anna', 20)];
  expect(recallOffers([recall('a')], agents, NOW)).toEqual([{ recallId: 'a', accountId: 'jan' }]);
});

test("an agent's own recall waits for them, though others are free", () => {
  const own = recall('a', { accountId: 'anna' });
  expect(recallOffers([own], [free('jan', 0)], NOW)).toEqual([]);
  expect(recallOffers([own], [free('jan', 0), free('anna', 5, false)], NOW)).toMatchObject([{ accountId: 'anna' }]);
});

test("who is ready but in no queue is asked for what is their own, not for anybody's", () => {
  expect(recallOffers([recall('a')], [free('anna', 0, false)], NOW)).toEqual([]);
});

test('nobody gets two: the one due longest comes first, the other waits', () => {
  const due = [recall('late', { dueAt: NOW - 1 }), recall('early', { dueAt: NOW - 9_000 })];
  expect(recallOffers(due, [free('anna', 0)], NOW)).toEqual([{ recallId: 'early', accountId: 'anna' }]);
});

test('who let it pass is not asked again at once; others are, and they themselves later', () => {
  const passed = recall('a', { lastOffer: { to: 'anna', until: NOW } });
  expect(recallOffers([passed], [free('anna', 0)], NOW)).toEqual([]);
  expect(recallOffers([passed], [free('anna', 0), free('jan', 5)], NOW)).toMatchObject([{ accountId: 'jan' }]);
  expect(recallOffers([passed], [free('anna', 0)], NOW + RECALL_PASS_MS)).toMatchObject([{ accountId: 'anna' }]);
});
