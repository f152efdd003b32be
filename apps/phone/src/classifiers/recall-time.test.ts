import { expect, test } from 'vitest';
import { instantOf, localTime } from './recall-time.tsx';

test('a time of the device and its instant are each made from the other, to the minute', () => {
  const at = new Date(2026, 10, 29, 14, 5, 31);
  expect(localTime(at)).toBe('2026-11-29T14:05');
  expect(instantOf(localTime(at))).toBe(new Date(2026, 10, 29, 14, 5).toISOString());
});

test.each(['', 'tomorrow'])('%j is no time', (text) => {
  expect(instantOf(text)).toBeUndefined();
});
