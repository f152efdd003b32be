import { expect, test } from 'vitest';
import { Echo } from './echo.ts';

const SECRET = new Uint8Array(16).fill(7);

test('the last that was sent is told once, one that comes late is swallowed, and others are no echo', () => {
  const echo = new Echo();
  const told: string[] = [];
  expect(echo.hears(new Uint8Array(20))).toBe(false);
  const first = echo.next(SECRET, () => told.push('first'));
  const second = echo.next(SECRET, () => told.push('second'));
  expect([echo.hears(first), told]).toEqual([true, []]);
  expect([echo.hears(second), told]).toEqual([true, ['second']]);
  expect([echo.hears(second), told]).toEqual([true, ['second']]);
  expect([echo.hears(second.subarray(1)), echo.hears(new Uint8Array(20).fill(7, 0, 15))]).toEqual([false, false]);
});
