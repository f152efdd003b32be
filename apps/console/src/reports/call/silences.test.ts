import { expect, test } from 'vitest';
import { jumpOver, silencesOf } from './silences.ts';

/** A second each: both silent where both are 0. */
const PEAKS = { agent: [90, 0, 0, 0, 0, 80, 0, 70, 0, 0], customer: [0, 0, 3, 0, 0, 0, 0, 0, 60, 2] };

test('a silence of two seconds and more is one; where either speaks, or only for a second neither, there is none', () => {
  expect(silencesOf(PEAKS, 10_000)).toEqual([{ fromMs: 1_000, toMs: 5_000 }]);
});

test('a silence that lasts to the end is one', () => {
  expect(silencesOf({ agent: [9, 0, 0, 0], customer: [0, 0, 0, 0] }, 4_000)).toEqual([{ fromMs: 1_000, toMs: 4_000 }]);
});

test('it is jumped over to half a second before speech, and not again from there', () => {
  const silences = silencesOf(PEAKS, 10_000);
  expect(jumpOver(silences, 999)).toBeNull();
  expect(jumpOver(silences, 1_200)).toBe(4_500);
  expect(jumpOver(silences, 4_500)).toBeNull();
  expect(jumpOver(silences, 6_500)).toBeNull();
});

test('of nothing there is no silence', () => {
  expect(silencesOf({ agent: [], customer: [] }, 0)).toEqual([]);
});
