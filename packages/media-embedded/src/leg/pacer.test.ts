import { ManualClock } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { Pacer } from './pacer.ts';

function paced() {
  const clock = new ManualClock();
  const ticks: number[] = [];
  const pacer = new Pacer(clock, () => undefined);
  pacer.add({ tick: (frames) => ticks.push(frames) });
  return { clock, pacer, ticks };
}

test('there are fifty ticks in a second and none is forgotten', () => {
  const { clock, ticks } = paced();
  clock.advance(1_000);
  expect(ticks).toHaveLength(50);
  expect(pacerSum(ticks)).toBe(50);
});

test('after a stall three packets make up for it and the rest of the time is skipped', () => {
  const ticks: number[] = [];
  let now = 0;
  let fire: (() => void) | undefined;
  const stalled = {
    now: () => now,
    schedule: (_: number, due: () => void) => {
      fire = due;
      return { [Symbol.dispose]: () => undefined };
    },
  };
  new Pacer(stalled, () => undefined).add({ tick: (frames) => ticks.push(frames) });
  now = 20 + 200;
  fire?.();
  expect(ticks).toEqual([9, 1, 1]);
});

test('when it is stopped no timer is left', () => {
  const { clock, pacer } = paced();
  pacer.stop();
  expect(clock.pending).toBe(0);
});

const pacerSum = (ticks: readonly number[]) => ticks.reduce((sum, frames) => sum + frames, 0);
