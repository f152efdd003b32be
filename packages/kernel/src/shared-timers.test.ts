import { expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import { SharedTimers } from './shared-timers.ts';

function setUp() {
  const clock = new ManualClock();
  const shared = new SharedTimers((ms, fire) => {
    const timer = clock.schedule(clock.now() + ms, fire);
    return () => timer[Symbol.dispose]();
  });
  const fired: string[] = [];
  const at = (ms: number, name = String(ms)) =>
    shared.schedule(ms, ms - clock.now(), () => fired.push(`${name} at ${clock.now()}`));
  return { clock, shared, fired, at };
}

test('timers of the same eight milliseconds share one, in the order they were scheduled, and none is early', () => {
  const { clock, shared, fired, at } = setUp();
  for (const ms of [503, 497, 504, 505, 1_000]) at(ms);
  expect([shared.slots, clock.pending]).toEqual([3, 3]);
  clock.advance(503);
  expect(fired).toEqual([]);
  clock.advance(1);
  expect(fired).toEqual(['503 at 504', '497 at 504', '504 at 504']);
  clock.advance(1_000);
  expect(fired.slice(3)).toEqual(['505 at 512', '1000 at 1000']);
  expect([shared.slots, clock.pending]).toEqual([0, 0]);
});

test('one that is called off never fires, others of its time do; when all are, nothing is left that could wake the process', () => {
  const { clock, shared, fired, at } = setUp();
  const [one, other, third] = [at(500, 'one'), at(501, 'other'), at(502, 'third')];
  one[Symbol.dispose]();
  one[Symbol.dispose]();
  expect(clock.pending).toBe(1);
  clock.advance(600);
  expect(fired).toEqual(['other at 504', 'third at 504']);
  other[Symbol.dispose]();
  third[Symbol.dispose]();
  const late = [at(900), at(901)];
  for (const each of late) each[Symbol.dispose]();
  expect([shared.slots, clock.pending]).toEqual([0, 0]);
  at(902, 'anew');
  clock.advance(400);
  expect(fired.slice(2)).toEqual(['anew at 904']);
});

test('one may call off another of the same time, and schedule a third', () => {
  const { clock, shared, fired, at } = setUp();
  const timers: Disposable[] = [];
  shared.schedule(500, 500, () => {
    timers[0]?.[Symbol.dispose]();
    at(504, 'third');
  });
  timers.push(at(501, 'second'));
  clock.advance(600);
  expect(fired).toEqual(['third at 504']);
});

test('a timer that fails takes no other with it', () => {
  const { clock, shared, fired, at } = setUp();
  shared.schedule(500, 500, () => {
    throw new Error('a fault');
  });
  at(500, 'next');
  expect(() => clock.advance(504)).toThrow('a fault');
  clock.advance(1);
  expect(fired).toEqual(['next at 504']);
});
