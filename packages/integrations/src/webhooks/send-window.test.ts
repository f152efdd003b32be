import { expect, test } from 'vitest';
import { FRESH_WINDOW, isGivenUpOn, pauseOf, type SendWindow, turnWindow } from './send-window.ts';

type What = Parameters<typeof turnWindow>[1];

const after = (from: SendWindow, ...results: readonly What[]) => results.reduce(turnWindow, from);
const times = (count: number, result: What): readonly What[] => Array.from({ length: count }, () => result);

test('a window opens with what is taken, to a bound, halves with refusals and closes to one place in silence', () => {
  expect(after(FRESH_WINDOW, 'taken', 'taken')).toEqual({ room: 6, silent: false, failures: 0 });
  const wide = after(FRESH_WINDOW, ...times(100, 'taken'));
  expect(wide).toEqual({ room: 32, silent: false, failures: 0 });
  expect(after(wide, 'refused')).toEqual({ room: 16, silent: false, failures: 1 });
  expect(after(wide, ...times(9, 'refused'))).toEqual({ room: 4, silent: false, failures: 9 });
  expect(after(wide, 'silent')).toEqual({ room: 1, silent: true, failures: 1 });
  expect(after(wide, 'silent', 'refused')).toEqual({ room: 4, silent: false, failures: 2 });
  expect(after(wide, 'silent', 'taken')).toEqual({ room: 2, silent: false, failures: 0 });
});

test('after three failures in a row there are pauses, twice as long each time to half a minute where nobody answers, short where somebody does', () => {
  const pausesOf = (result: What) =>
    times(12, result).map((_, n) => pauseOf(after(FRESH_WINDOW, ...times(n + 1, result))));
  expect(pausesOf('silent')).toEqual([0, 0, 0, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(pausesOf('refused')).toEqual([0, 0, 0, ...times(9, 'refused').map(() => 250)]);
  expect(pauseOf(after(FRESH_WINDOW, ...times(12, 'silent'), 'taken'))).toBe(0);
});

test('only who took nothing for long is given up on, and not who took anything since', () => {
  expect(isGivenUpOn(after(FRESH_WINDOW, ...times(9, 'silent')))).toBe(false);
  expect(isGivenUpOn(after(FRESH_WINDOW, ...times(12, 'silent')))).toBe(true);
  expect(isGivenUpOn(after(FRESH_WINDOW, ...times(12, 'refused')))).toBe(true);
  expect(isGivenUpOn(after(FRESH_WINDOW, ...times(12, 'silent'), 'taken', 'silent'))).toBe(false);
});
