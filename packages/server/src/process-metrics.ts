import { readdir } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

type Series = Readonly<Record<string, number>>;

/**
 * What this process takes of its machine, under the names Prometheus' own client libraries use. How much of the time the event loop was
 * at work is the rate of `nodejs_eventloop_active_seconds_total`: near 1, calls wait.
 */
export async function processMetrics(): Promise<{ readonly counters: Series; readonly gauges: Series }> {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  const { active } = performance.eventLoopUtilization();
  // Linux alone says so; elsewhere it is left out.
  const descriptors = await readdir('/proc/self/fd').catch(() => undefined);
  return {
    counters: {
      process_cpu_seconds_total: (user + system) / 1e6,
      nodejs_eventloop_active_seconds_total: active / 1e3,
    },
    gauges: {
      process_start_time_seconds: performance.timeOrigin / 1e3,
      process_resident_memory_bytes: rss,
      nodejs_heap_size_used_bytes: heapUsed,
      nodejs_heap_size_total_bytes: heapTotal,
      nodejs_external_memory_bytes: external,
      ...(descriptors && { process_open_fds: descriptors.length }),
    },
  };
}
