import { expect, test } from 'vitest';
import { ManualClock } from './clock.ts';

test('timers fire in the order of time, those of one instant in the order they were scheduled', () => {
  const clock = new ManualClock();
  const fired: string[] = [];
  const note = (name: string) => () => void fired.push(`${name} at ${clock.now()}`);
  clock.schedule(30, note('c'));
  clock.schedule(10, note('a'));
  clock.schedule(20, note('b'));
  clock.schedule(10, note('a too'));
  clock.advance(20);
  expect(fired).toEqual(['a at 10', 'a too at 10', 'b at 20']);
  expect([clock.now(), clock.pending]).toEqual([20, 1]);
});

test('a disposed timer never fires, whether disposed once or twice, before or after its time', () => {
  const clock = new ManualClock();
  const fired: string[] = [];
  const early = clock.schedule(10, () => fired.push('early'));
  const late = clock.schedule(20, () => fired.push('late'));
  late[Symbol.dispose]();
  late[Symbol.dispose]();
  expect(clock.pending).toBe(1);
  clock.advance(15);
  early[Symbol.dispose]();
  expect(clock.pending).toBe(0);
  clock.advance(15);
  expect([fired, clock.pending]).toEqual([['early'], 0]);
});

test('a timer may schedule others, due now or later', () => {
  const clock = new ManualClock();
  const fired: number[] = [];
  const again = (): void => {
    fired.push(clock.now());
    if (fired.length < 4) clock.schedule(clock.now() + 10, again);
    clock.schedule(clock.now(), () => fired.push(-clock.now()));
  };
  clock.schedule(10, again);
  clock.advance(30);
  expect(fired).toEqual([10, -10, 20, -20, 30, -30]);
  expect(clock.pending).toBe(0);
});

test('any order of scheduling fires in the order of time', () => {
  const clock = new ManualClock();
  const fired: number[] = [];
  const times = Array.from({ length: 1_000 }, (_, n) => (n * 7_919) % 1_009);
  const timers = times.map((at) => clock.schedule(at, () => fired.push(at)));
  timers.forEach((timer, n) => n % 3 === 0 && timer[Symbol.dispose]());
  clock.advance(2_000);
  expect(fired).toEqual(times.filter((_, n) => n % 3 !== 0).toSorted((a, b) => a - b));
});
