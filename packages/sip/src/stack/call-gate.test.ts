import { ManualClock } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { CallGate } from './call-gate.ts';

/** Calls come at a rate for some seconds; the share of them that is let in. */
function gateAt(load: { busy: number }) {
  const clock = new ManualClock();
  const gate = new CallGate({ clock, busy: () => load.busy });
  return (perSecond: number, seconds: number): number => {
    let admitted = 0;
    for (let call = 0; call < perSecond * seconds; call++) {
      clock.advance(1_000 / perSecond);
      if (gate.admits()) admitted++;
    }
    return admitted / (perSecond * seconds);
  };
}

test('every call is let in while there is time to spare, and in a moment of much work', () => {
  const load = { busy: 0.5 };
  const come = gateAt(load);
  expect(come(1_000, 10)).toBe(1);
  load.busy = 1;
  expect(come(1_000, 0.4)).toBe(1);
  load.busy = 0.5;
  expect(come(1_000, 1)).toBe(1);
});

test('under lasting load ever more are refused, but never all; once there is time again all are let in', () => {
  const load = { busy: 1 };
  const come = gateAt(load);
  const first = come(1_000, 1);
  const second = come(1_000, 1);
  expect(first).toBeGreaterThan(0.7);
  expect(second).toBeLessThan(0.4);
  expect(come(1_000, 10)).toBeGreaterThan(0.04);
  load.busy = 0.8;
  expect(come(1_000, 4)).toBeGreaterThan(0.3);
  expect(come(1_000, 10)).toBe(1);
});

test('between busy and too busy what is refused stays as it is', () => {
  const load = { busy: 1 };
  const come = gateAt(load);
  come(1_000, 1);
  load.busy = 0.95;
  const before = come(1_000, 2);
  expect(come(1_000, 10)).toBeCloseTo(before, 2);
});

test('who is busy with something else refuses no call, and forgets that it did', () => {
  const load = { busy: 1 };
  const come = gateAt(load);
  expect(come(15, 10)).toBe(1);
  come(1_000, 5);
  come(15, 0.2);
  expect(come(15, 10)).toBe(1);
});
