import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import type { Clock, Instant } from '@wpm/kernel';
import type { LoadReading } from './load-gate.ts';

/** What a thread can say of itself. */
export type LoadGauge = (lateMs: number) => LoadReading;

/** CPU time this thread has used, in milliseconds. */
const threadMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/** Reads what this thread did since it was asked the last time. */
export function threadLoad(clock: Clock): LoadGauge {
  let loop: EventLoopUtilization = performance.eventLoopUtilization();
  let cpu: { readonly at: Instant; readonly usedMs: number } = { at: clock.now(), usedMs: threadMs() };
  return (lateMs) => {
    const now = { at: clock.now(), usedMs: threadMs() };
    const since = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(since, loop).utilization;
    const passedMs = Math.max(1, now.at - cpu.at);
    const used = (now.usedMs - cpu.usedMs) / passedMs;
    loop = since;
    cpu = now;
    return { busy, cpu: Math.min(1, used), lateMs };
  };
}
