import { expect, test } from 'vitest';
import { HearingWatch } from './hearing-watch.ts';

test('a far end whose reports stand still while we send hears nothing of us: told once, and that it hears again', () => {
  const watch = new HearingWatch();
  const told = [
    [100, 100],
    [350, 350],
    [350, 600],
    [350, 850],
    [900, 1_100],
    [1_150, 1_350],
    [1_150, 1_600],
  ].map(([highest = 0, sent = 0]) => watch.onReport(highest, sent));
  expect(told).toEqual([undefined, undefined, 'unheard', undefined, 'heard-there', undefined, 'unheard']);
});

test('nobody is unheard to whom nothing was sent, as on hold, or who reports again at once', () => {
  const watch = new HearingWatch();
  for (const sent of [100, 100, 100, 120, 149]) expect(watch.onReport(100, sent)).toBeUndefined();
  expect(watch.onReport(100, 150)).toBe('unheard');
});
