import { expect, test } from 'vitest';
import { processMetrics } from './process-metrics.ts';

test('what the process takes is measured, and what it has taken only rises', async () => {
  const before = await processMetrics();
  const until = performance.now() + 30;
  while (performance.now() < until);
  const { counters, gauges } = await processMetrics();
  const cpu = (of: typeof before.counters) => of['process_cpu_seconds_total'] ?? NaN;
  expect(cpu(counters)).toBeGreaterThan(cpu(before.counters));
  expect(gauges['process_resident_memory_bytes']).toBeGreaterThan(gauges['nodejs_heap_size_used_bytes'] ?? NaN);
  expect(gauges['process_start_time_seconds']).toBeCloseTo(performance.timeOrigin / 1_000);
  if (process.platform === 'linux') expect(gauges['process_open_fds']).toBeGreaterThan(3);
});
