import { readFileSync } from 'node:fs';

/** Processor time of a process so far, in microseconds (Linux counts in hundredths of a second). */
export function cpuMicros(pid: number): number {
  return microsOf(`/proc/${pid}/stat`);
}

function microsOf(file: string): number {
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** The same of its first thread alone. */
export function firstThreadMicros(pid: number): number {
  return microsOf(`/proc/${pid}/task/${pid}/stat`);
}

/** What a process holds in memory, in bytes. */
export function residentBytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1_024;
}
