import { expect, test } from 'vitest';
import { FRESH_WINDOW, type SendWindow, turnWindow } from './send-window.ts';

const after = (from: SendWindow, ...results: readonly Parameters<typeof turnWindow>[1][]) =>
  results.reduce(turnWindow, from);

test('a window opens with what is taken, to a bound, halves with refusals and closes to one place in silence', () => {
  expect(after(FRESH_WINDOW, 'taken', 'taken')).toEqual({ room: 6, silent: false });
  const wide = after(FRESH_WINDOW, ...Array.from({ length: 100 }, () => 'taken' as const));
  expect(wide).toEqual({ room: 32, silent: false });
  expect(after(wide, 'refused')).toEqual({ room: 16, silent: false });
  expect(after(wide, 'silent')).toEqual({ room: 1, silent: true });
  expect(after(wide, 'silent', 'refused')).toEqual({ room: 1, silent: false });
  expect(after(wide, 'silent', 'taken')).toEqual({ room: 2, silent: false });
});
