import { expect, test } from 'vitest';
import { Counters, printMeasured, seriesOf } from './metrics.ts';

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

const calls = (trunk: string) => seriesOf('trunk_calls', { trunk });

test('gauges say how it is now, the series of one name under one heading', () => {
  expect(printMeasured('gauge', { [calls('lab')]: 3, up: 1, [calls('a"b')]: 0 })).toBe(
    [
      '# TYPE trunk_calls gauge',
      'trunk_calls{trunk="lab"} 3',
      'trunk_calls{trunk="a_b"} 0',
      '# TYPE up gauge',
      'up 1',
      '',
    ].join('\n'),
  );
});

test('what only rises is said to be a counter', () => {
  expect(printMeasured('counter', { process_cpu_seconds_total: 1.5 })).toBe(
    '# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total 1.5\n',
  );
});
