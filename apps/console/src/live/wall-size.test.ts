import { expect, test } from 'vitest';
import { wallSize } from './wall-size.ts';

test('a few queues with a few figures are written large, many of either smaller, and never too small to be read', () => {
  expect(wallSize(2, 3)).toBe('clamp(1.25rem, min(5.51vw, 20.00vh), 9rem)');
  expect(wallSize(2, 8)).toBe('clamp(1.25rem, min(2.67vw, 20.00vh), 9rem)');
  expect(wallSize(20, 3)).toBe('clamp(1.25rem, min(5.51vw, 2.86vh), 9rem)');
});
