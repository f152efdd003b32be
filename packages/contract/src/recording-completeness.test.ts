import { expect, test } from 'vitest';
import { isRecordingShort } from './recording-completeness.ts';

test.each([
  ['all of it', 60_000, 1, false],
  ['the first moment of a call of two seconds', 1_820, 0.91, false],
  ['half a second of a call of two', 1_500, 0.75, true],
  ['a second and a half of ten minutes', 598_500, 0.9975, true],
  ['half a second of ten minutes', 599_500, 0.99917, false],
  ['everything', 0, 0, true],
])('what is missing is %s', (_, durationMs, completeness, short) => {
  expect(isRecordingShort({ durationMs, completeness })).toBe(short);
});

test('a pause is no part of what was to be recorded, however long it is', () => {
  const pauses = [{ fromMs: 5_000, toMs: 605_000 }];
  // Of ten seconds a tenth of one is missing; ten minutes of card data are not.
  expect(isRecordingShort({ durationMs: 609_900, completeness: 0.99, pauses })).toBe(false);
  expect(isRecordingShort({ durationMs: 608_000, completeness: 0.8, pauses })).toBe(true);
});
