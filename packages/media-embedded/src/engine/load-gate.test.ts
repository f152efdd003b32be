import { expect, test } from 'vitest';
import { type LoadGate, type LoadReading, OPEN, judge } from './load-gate.ts';

const QUIET: LoadReading = { busy: 0.3, cpu: 0.3, lateMs: 1 };
const FULL: LoadReading = { busy: 0.9, cpu: 0.9, lateMs: 3 };
const BETWEEN: LoadReading = { busy: 0.8, cpu: 0.8, lateMs: 5 };

const after = (gate: LoadGate, ...readings: LoadReading[]) => readings.reduce(judge, gate);
const SHUT = after(OPEN, FULL, FULL, FULL);

test('three seconds of a full thread shut the gate, a shorter burst does not', () => {
  expect(after(OPEN, FULL, FULL).state).toBe('open');
  expect(after(OPEN, FULL, FULL, QUIET, FULL, FULL).state).toBe('open');
  expect(SHUT.state).toBe('shut');
});

test('late packets shut it too, but only where the engine itself is what keeps the processor', () => {
  const late = { busy: 0.6, cpu: 0.6, lateMs: 25 };
  const neighbour = { busy: 0.95, cpu: 0.2, lateMs: 60 };
  expect(after(OPEN, late, late, late).state).toBe('shut');
  expect(after(OPEN, ...Array.from({ length: 20 }, () => neighbour)).state).toBe('open');
});

test('it opens after five quiet seconds, and in between the marks stays as it was', () => {
  expect(after(SHUT, QUIET, QUIET, QUIET, QUIET).state).toBe('shut');
  expect(after(SHUT, QUIET, QUIET, QUIET, QUIET, QUIET)).toEqual(OPEN);
  const long = Array.from({ length: 60 }, () => BETWEEN);
  expect(after(SHUT, ...long).state).toBe('shut');
  expect(after(OPEN, ...long).state).toBe('open');
});

test('one that gets no more of the processor because of neighbours is full with what it carries, as soon as it is late and never rests', () => {
  const starved = { busy: 0.97, cpu: 0.4, lateMs: 45 };
  expect(after(OPEN, starved, starved, starved).state).toBe('shut');
  // Late, but with time to spare; without a moment's rest, but in time: nobody suffers yet.
  for (const fair of [
    { ...starved, busy: 0.6 },
    { ...starved, lateMs: 15 },
  ])
    expect(after(OPEN, ...Array.from({ length: 20 }, () => fair)).state).toBe('open');
});

test('shut because of neighbours it stays so while it is still pressed, and opens once it carries little or is in time again', () => {
  const shut = after(OPEN, ...Array.from({ length: 3 }, () => ({ busy: 0.97, cpu: 0.4, lateMs: 45 })));
  const five = (reading: LoadReading) => after(shut, ...Array.from({ length: 5 }, () => reading)).state;
  expect(five({ busy: 0.9, cpu: 0.45, lateMs: 15 })).toBe('shut');
  expect(five({ busy: 0.97, cpu: 0.2, lateMs: 45 })).toBe('open');
  expect(five({ busy: 0.5, cpu: 0.4, lateMs: 5 })).toBe('open');
});
