import { ManualClock, silentLog } from '@wpm/kernel';
import { expect, test, vi } from 'vitest';
import { RemovalKeeper } from './removal-keeper.ts';

const HOUR_MS = 60 * 60_000;
const QUIET = {
  endTerms: async () => 0,
  waiting: async () => [],
  waitingOf: async () => [],
  gone: async () => {},
};

test('logs of phones go when they are 30 days old, every hour, until the platform stops', async () => {
  const forget = vi.fn<(before: Date) => Promise<number>>(async () => 0);
  const clock = new ManualClock();
  const now = () => new Date(Date.UTC(2026, 10, 30) + clock.now());
  const sipLadders = { forget: async () => 0 };
  const kept = { store: QUIET, phoneLogs: { forget }, sipLadders, ladderDays: 30 };
  const keeper = new RemovalKeeper({ ...kept, folder: '', clock, now, log: silentLog });
  await keeper.work();
  expect(forget.mock.calls).toEqual([[new Date(Date.UTC(2026, 9, 31))]]);
  clock.advance(HOUR_MS);
  await keeper.work();
  expect(forget).toHaveBeenLastCalledWith(new Date(Date.UTC(2026, 9, 31) + HOUR_MS));
  const before = forget.mock.calls.length;
  keeper[Symbol.dispose]();
  clock.advance(3 * HOUR_MS);
  expect(forget).toHaveBeenCalledTimes(before);
});

const AT = new Date(Date.UTC(2026, 10, 30));
const atOnce = () => AT;

test('the SIP of calls goes when its days are over, as much as there is', async () => {
  const forget = vi.fn<(before: Date, limit: number) => Promise<number>>(async () => 0);
  forget.mockResolvedValueOnce(1_000).mockResolvedValueOnce(999);
  const kept = { store: QUIET, phoneLogs: { forget: async () => 0 }, sipLadders: { forget }, ladderDays: 7 };
  using keeper = new RemovalKeeper({ ...kept, folder: '', clock: new ManualClock(), now: atOnce, log: silentLog });
  await keeper.work();
  expect(forget.mock.calls).toEqual(Array.from({ length: 2 }, () => [new Date(Date.UTC(2026, 10, 23)), 1_000]));
});
