import { readFileSync } from 'node:fs';
import process from 'node:process';
import { type TestPlatform, startPlatform } from '@wpm/testkit';
import { CallLoad } from './calls/call-load.ts';

/**
 * Calls through the B2BUA: SIPp plays the customers on the trunk, each call rings the registered phone of a user, is
 * answered, journalled, recorded, and ended after 500 ms. Rising rates; a rate is held if no call failed.
 */
const RATES = [10, 20, 40, 60, 80];
const SECONDS = 8;
const USERS = 120;

/** Processor time of a process so far, in milliseconds (Linux counts in hundredths of a second). */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

type Round = {
  rate: number;
  calls: number;
  failed: number;
  p50: number;
  p99: number;
  sipCpuMs: number;
  mediaCpuMs: number;
};

async function measure(platform: TestPlatform, load: CallLoad, rate: number): Promise<Round> {
  const before = { sip: cpuMs(platform.pidOf('platform')), media: cpuMs(platform.pidOf('media')) };
  const { calls, failed, rttsMs } = await load.place(rate, rate * SECONDS);
  return {
    rate,
    calls,
    failed,
    p50: percentile(rttsMs, 0.5),
    p99: percentile(rttsMs, 0.99),
    sipCpuMs: (cpuMs(platform.pidOf('platform')) - before.sip) / calls,
    mediaCpuMs: (cpuMs(platform.pidOf('media')) - before.media) / calls,
  };
}

await using platform = await startPlatform();
using load = await CallLoad.open(platform, USERS);
process.stdout.write('calls/s   calls  failed  INVITE→180 p50   p99   SIP CPU/call  media CPU/call\n');
const rounds: Round[] = [];
for (const rate of RATES) {
  const round = await measure(platform, load, rate);
  rounds.push(round);
  const cells = [round.rate, round.calls, round.failed, `${round.p50} ms`, `${round.p99} ms`];
  const cpu = [`${round.sipCpuMs.toFixed(1)} ms`, `${round.mediaCpuMs.toFixed(1)} ms`];
  process.stdout.write([...cells, ...cpu].map((cell) => String(cell).padStart(9)).join('') + '\n');
  if (round.failed > 0) break;
}
const held = rounds.filter(({ failed }) => failed === 0).at(-1);
process.stdout.write(`${JSON.stringify({ bench: 'calls', held, rounds })}\n`);
if (!held) process.exitCode = 1;
