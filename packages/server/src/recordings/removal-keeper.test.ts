import { ManualClock, silentLog } from '@wpm/kernel';
import { expect, test, vi } from 'vitest';
import { RemovalKeeper } from './removal-keeper.ts';

const HOUR_MS = 60 * 60_000;

test('logs of phones go when they are 30 days old, every hour, until the platform stops', async () => {
  const forget = vi.fn<(before: Date) => Promise<number>>(async () => 0);
  const clock = new ManualClock();
  const store = {
    endTerms: async () => 0,
    waiting: async () => [],
    waitingOf: async () => [],
    gone: async () => {},
  };
  const now = () => new Date(Date.UTC(2026, 10, 30) + clock.now());
  const keeper = new RemovalKeeper({ store, phoneLogs: { forget }, folder: '', clock, now, log: silentLog });
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
