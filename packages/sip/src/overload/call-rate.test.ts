import { expect, test } from 'vitest';
import { CallRate, TICK_MS } from './call-rate.ts';
import { SimulatedServer } from './simulated-server.fixture.ts';

/** Each call is 10 ms of work here. */
const CAPACITY = 100;

test('as long as everything is read in time every call is taken', () => {
  const server = new SimulatedServer(new CallRate());
  server.offer({ perSecond: 0.9 * CAPACITY, seconds: 60 });
  expect([server.refused, server.settled]).toEqual([0, server.offered]);
});

test('a pause after which there is a queue for a moment refuses nobody', () => {
  const rate = new CallRate();
  const waits = [0, 0, 400, 300, 200, 90, 0, 0, 400, 0, 0];
  for (let round = 0; round < 20; round++) {
    for (const wait of waits) {
      expect(rate.take()).toBe(true);
      rate.tick(wait);
    }
  }
  expect(rate.perSecond).toBeUndefined();
});

test.each([1.5, 2, 3, 5])('%d times what can be done: most of what can be done comes about, in time', (times) => {
  const server = new SimulatedServer(new CallRate());
  server.offer({ perSecond: times * CAPACITY, seconds: 30 });
  server.forget();
  server.offer({ perSecond: times * CAPACITY, seconds: 60 });
  // What is refused takes time, too: a twentieth of a call.
  const possible = (1 - times * 0.05) / 0.95;
  expect(server.settled / (60 * CAPACITY)).toBeGreaterThan(0.65 * possible);
  expect(server.longestWaitMs).toBeLessThan(500);
});

test('without a limit twice what can be done is next to nothing', () => {
  const server = new SimulatedServer({ take: () => true, tick: () => {} });
  server.offer({ perSecond: 2 * CAPACITY, seconds: 70 });
  expect(server.settled / (70 * CAPACITY)).toBeLessThan(0.2);
});

test('every call is taken again soon after it is over', () => {
  const rate = new CallRate();
  const server = new SimulatedServer(rate);
  server.offer({ perSecond: 3 * CAPACITY, seconds: 20 });
  expect(rate.perSecond).toBeDefined();
  server.offer({ perSecond: 0.5 * CAPACITY, seconds: 10 });
  server.forget();
  server.offer({ perSecond: 0.5 * CAPACITY, seconds: 20 });
  expect([server.refused, rate.perSecond]).toEqual([0, undefined]);
});

test('where nothing gets on at all, two calls a second are taken', () => {
  const rate = new CallRate();
  const stuck = (ticks: number): number => {
    let taken = 0;
    for (let tick = 0; tick < ticks; tick++) {
      for (let call = 0; call < 10; call++) taken += rate.take() ? 1 : 0;
      rate.tick(5_000);
    }
    return taken;
  };
  stuck(500);
  expect(stuck(1_000) / ((1_000 * TICK_MS) / 1_000)).toBeCloseTo(2, 1);
});
