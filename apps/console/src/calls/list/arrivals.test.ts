import { expect, test } from 'vitest';
import { arrivalsFrom, observe } from './arrivals.ts';
import { callsDownFrom } from './call.fixture.ts';

test('what stands in the list at first is not new', () => {
  expect(observe(arrivalsFrom(callsDownFrom(3), 0), callsDownFrom(3), 60_000).tell).toBe(0);
});

test('new calls are told together, at most every 30 seconds, each once', () => {
  let state = arrivalsFrom(callsDownFrom(3), 0);
  const told: number[] = [];
  for (const [now, count] of [
    [5_000, 4],
    [10_000, 6],
    [30_000, 6],
    [35_000, 7],
    [59_999, 7],
    [60_000, 7],
    [90_000, 7],
  ] as const) {
    const { next, tell } = observe(state, callsDownFrom(count), now);
    state = next;
    told.push(tell);
  }
  expect(told).toEqual([0, 0, 3, 0, 0, 1, 0]);
});

test('older calls that are loaded are not new', () => {
  const newest = callsDownFrom(5).slice(0, 2);
  expect(observe(arrivalsFrom(newest, 0), callsDownFrom(5), 60_000).tell).toBe(0);
});

test('the first calls of an empty day are new', () => {
  expect(observe(arrivalsFrom([], 0), callsDownFrom(2), 60_000).tell).toBe(2);
});
