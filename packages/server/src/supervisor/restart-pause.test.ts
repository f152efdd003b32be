import { expect, test } from 'vitest';
import { NO_STARTS, pauseMsAfter, started } from './restart-pause.ts';

const NEVER_READY = null;

/** The pause after each of these starts: for how long the process was ready, in milliseconds. */
function pauses(...readyForMs: readonly (number | null)[]): number[] {
  let starts = NO_STARTS;
  return readyForMs.map((ms) => {
    starts = started(starts, ms);
    return pauseMsAfter(starts);
  });
}

test('one that does not even start is tried ever more seldom, up to ten seconds', () => {
  const tries = Array.from({ length: 9 }, () => NEVER_READY);
  expect(pauses(...tries)).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000]);
});

test('one that starts and is killed again and again is back at once five times, and then within a second: live calls wait ten', () => {
  const kills = Array.from({ length: 11 }, () => 3_000);
  expect(pauses(...kills)).toEqual([100, 100, 100, 100, 100, 200, 400, 800, 1_000, 1_000, 1_000]);
});

test('whoever was ready for half a minute was well; whoever was not ready before it died starts over as soon as it is', () => {
  expect(pauses(3_000, 3_000, 3_000, 3_000, 3_000, 3_000, 30_001, 3_000)).toEqual([
    100, 100, 100, 100, 100, 200, 100, 100,
  ]);
  expect(pauses(NEVER_READY, NEVER_READY, NEVER_READY, 10, NEVER_READY, 60_000)).toEqual([
    100, 200, 400, 100, 100, 100,
  ]);
});
