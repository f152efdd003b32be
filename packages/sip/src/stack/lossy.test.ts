import { expect, test } from 'vitest';
import { placeLossyCalls } from '../testing/lossy-calls.ts';
import type { Weather } from '../testing/memory-network.ts';

const NOTHING = { transactions: 0, dialogs: 0, timers: 0 };

test.each<[string, Weather, number, number]>([
  ['nothing', { lost: 0, doubled: 0, delay: [1, 1] }, 1_000, 0],
  ['every third doubled, overtaking each other', { lost: 0, doubled: 33, delay: [1, 700] }, 2_000, 0],
  ['one in ten lost', { lost: 10, doubled: 2, delay: [5, 60] }, 3_000, 0.001],
  ['three in ten lost, doubled, overtaking each other', { lost: 30, doubled: 10, delay: [1, 400] }, 4_000, 0.02],
])(
  'calls over a network that does this to datagrams all end, and leave nothing behind: %s',
  { timeout: 60_000 },
  async (...row) => {
    const [, weather, calls, mayTimeOut] = row;
    const { ends, left, datagrams } = await placeLossyCalls(calls, weather, 7);
    expect(left).toEqual(NOTHING);
    expect(ends['hung-up'] + ends.refused + ends.cancelled + ends.timeout).toBe(calls);
    expect(ends.timeout).toBeLessThanOrEqual(calls * mayTimeOut);
    expect(Math.min(ends['hung-up'], ends.refused, ends.cancelled)).toBeGreaterThan(0);
    expect(Math.abs(datagrams.lost / datagrams.sent - weather.lost / 100)).toBeLessThan(0.02);
  },
);
