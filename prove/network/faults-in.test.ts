import { expect, test } from 'vitest';
import type { FaultyInterval, Measured } from '../../e2e/support/faulty-interval.ts';
import { between, faultsIn, noiseOf } from './faults-in.ts';

const JITTER = { delay: 60, jitter: 6 };
const QUIET = { down: 0.5, up: 0.5, rtt: 1 };

const way = (change: Partial<Measured> = {}): Measured => ({
  lossTrue: 0,
  lossSeen: 0,
  delayDeviationMs: 6,
  jitterTrueMs: 6.8,
  jitterMs: 6.8,
  ...change,
});
const interval = (down: Partial<Measured> = {}, change: Partial<FaultyInterval> = {}): FaultyInterval => ({
  down: way(down),
  up: way(),
  rttTrueMs: 120,
  rttSeenMs: 121,
  concealed: 0,
  from: 0,
  until: 20_000,
  ...change,
});

test('what is counted as it was is no fault, also where the machine adds what it is known to add', () => {
  expect(faultsIn(interval(), JITTER, QUIET)).toEqual([]);
  const busy = interval({ jitterMs: 13 }, { rttSeenMs: 155 });
  expect(faultsIn(busy, JITTER, { down: 5.7, up: 5, rtt: 9 })).toEqual([]);
  expect(faultsIn(busy, JITTER, QUIET)).toHaveLength(2);
});

test('jitter counted double, or half, and a delay that is missing or counted twice, are faults on a busy machine as well', () => {
  const busy = { down: 5, up: 5, rtt: 5 };
  expect(faultsIn(interval({ jitterMs: 2 * (6.8 + 2) }), JITTER, busy)).toHaveLength(1);
  expect(faultsIn(interval({ jitterMs: 3.4 }), JITTER, busy)).toHaveLength(1);
  expect(faultsIn(interval({}, { rttSeenMs: 60 }), JITTER, busy)).toHaveLength(1);
  expect(faultsIn(interval({}, { rttSeenMs: 240 }), JITTER, busy)).toHaveLength(1);
  expect(faultsIn(interval({}, { rttSeenMs: null }), JITTER, busy)).toHaveLength(1);
});

test('loss is judged on any machine, by a point either way; overtaking exempts delay and jitter alone', () => {
  const noise = { down: 50, up: 50, rtt: 50 };
  expect(faultsIn(interval({ lossTrue: 10, lossSeen: 11.1 }), { loss: 10, reorder: 5 }, noise)).toEqual([
    'loss down by 1.10 points',
  ]);
  expect(faultsIn(interval({ lossTrue: 10, lossSeen: 9.1, jitterMs: 90 }), { reorder: 5 }, noise)).toEqual([]);
});

test('a machine that adds more than it could judge says so, and passes nothing', () => {
  expect(faultsIn(interval(), JITTER, { down: 16, up: 1, rtt: 1 })).toEqual([
    'jitter down: the machine adds 16 ms, not to be judged',
  ]);
  expect(faultsIn(interval({}, { rttSeenMs: 240 }), { delay: 60 }, { down: 50, up: 50, rtt: 80 })).toHaveLength(1);
});

test('the machine’s own is what is seen where the network does nothing; of two times the worse', () => {
  const still = { delayDeviationMs: 0.2, jitterTrueMs: 0.2 };
  const control = interval({ ...still, jitterMs: 3.2 }, { rttTrueMs: 1, rttSeenMs: 4 });
  const noise = noiseOf({ ...control, up: way({ ...still, jitterMs: 1.2 }) });
  expect([noise.down, noise.up, noise.rtt].map((ms) => Math.round(ms))).toEqual([3, 1, 3]);
  expect(between({ down: 1, up: 5, rtt: 2 }, { down: 3, up: 1, rtt: 1 })).toEqual({ down: 3, up: 5, rtt: 2 });
});
