import { expect, test } from 'vitest';
import { trendOf } from './trend.ts';

test('a line is found, and how sure it is', () => {
  const points = [0, 1, 2, 3].map((hours) => ({ hours, value: 100 + 5 * hours }));
  expect(trendOf(points)).toEqual({ level: 100, perHour: 5, uncertainPerHour: 0 });
  const shaken = points.map(({ hours, value }, at) => ({ hours, value: value + (at % 2 === 0 ? 3 : -3) }));
  const { perHour, uncertainPerHour } = trendOf(shaken);
  expect(Math.abs(perHour - 5)).toBeLessThan(2 * uncertainPerHour);
  expect(uncertainPerHour).toBeGreaterThan(1);
});

test('two points tell nothing', () => {
  expect(() => trendOf([{ hours: 0, value: 1 }])).toThrow(RangeError);
});
