import { expect, test } from 'vitest';
import { Counters, printGauge } from './metrics.ts';

test('counters are printed by family, each series with its labels', () => {
  const counters = new Counters();
  counters.add('calls_total', { outcome: 'answered' });
  counters.add('calls_total', { outcome: 'answered' });
  counters.add('calls_total', { outcome: 'missed' });
  counters.add('starts_total', {});
  expect(counters.print()).toBe(
    [
      '# TYPE calls_total counter',
      'calls_total{outcome="answered"} 2',
      'calls_total{outcome="missed"} 1',
      '# TYPE starts_total counter',
      'starts_total 1',
      '',
    ].join('\n'),
  );
});

test('a label cannot break out of its quotes', () => {
  const counters = new Counters();
  counters.add('x_total', { why: 'a"} 1\nevil_total 9' });
  expect(
    counters
      .print()
      .split('\n')
      .filter((line) => line.startsWith('evil')),
  ).toEqual([]);
});

test('a gauge says how it is now', () => {
  expect(printGauge('calls', 3)).toBe('# TYPE calls gauge\ncalls 3\n');
});
