import { expect, test } from 'vitest';
import { HearingWatch } from './hearing-watch.ts';

const upTo = (highest: number) => ({ highest, isOurs: true });

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
  ].map(([highest = 0, sent = 0]) => watch.onReport(upTo(highest), sent));
  expect(told).toEqual([undefined, undefined, 'unheard', undefined, 'heard-there', undefined, 'unheard']);
});

test('nobody is unheard to whom nothing was sent, as on hold, or who reports again at once', () => {
  const watch = new HearingWatch();
  for (const sent of [100, 100, 100, 120, 149]) expect(watch.onReport(upTo(100), sent)).toBeUndefined();
  expect(watch.onReport(upTo(100), 150)).toBe('unheard');
});

test('who leaves us out of two reports in a row hears nothing of us any more; who never named us may be one that never does', () => {
  const watch = new HearingWatch();
  for (const sent of [250, 500, 750]) expect(watch.onReport(undefined, sent)).toBeUndefined();
  const told = [upTo(900), undefined, undefined, undefined, upTo(2_000)].map((named, nth) =>
    watch.onReport(named, 1_000 + 250 * nth),
  );
  expect(told).toEqual([undefined, undefined, 'unheard', undefined, 'heard-there']);
});

test('who names us in every other report hears us', () => {
  const watch = new HearingWatch();
  for (let sent = 0; sent < 5_000; sent += 250)
    expect(watch.onReport(sent % 500 === 0 ? upTo(sent) : undefined, sent)).toBeUndefined();
});

test('who names packets we never sent counts wrong, and is believed nothing', () => {
  const watch = new HearingWatch();
  expect(watch.onReport(upTo(100), 100)).toBeUndefined();
  expect(watch.onReport(upTo(100), 200)).toBe('unheard');
  expect(watch.onReport({ highest: 0, isOurs: false }, 450)).toBe('heard-there');
  for (const sent of [700, 950]) expect(watch.onReport(upTo(100), sent)).toBeUndefined();
});
