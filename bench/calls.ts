import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type TestPlatform, startPlatform } from '@wpm/testkit';
import type { Order } from './calls/callees.ts';
import { makeUsers } from './calls/users.ts';

/**
 * Calls through the B2BUA: SIPp plays the customers on the trunk, each call rings the registered phone of a user, is
 * answered, journalled, recorded, and ended after 500 ms. Rising rates; a rate is held if no call failed.
 */
const RATES = [10, 20, 40, 60, 80];
const SECONDS = 8;
const USERS = 120;
const run = promisify(execFile);
const HERE = import.meta.dirname;

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

async function measure(platform: TestPlatform, folder: string, rate: number): Promise<Round> {
  const calls = rate * SECONDS;
  const before = { sip: cpuMs(platform.pidOf('platform')), media: cpuMs(platform.pidOf('media')) };
  const { host, port } = platform.sip;
  const options = ['-sf', path.join(HERE, 'calls/customer.xml'), '-inf', 'numbers.csv', '-i', '127.0.0.1'];
  const load = ['-p', String(platform.trunk.port), '-r', String(rate), '-m', String(calls), '-l', String(USERS)];
  const quiet = ['-nostdin', '-buff_size', '4194304', '-trace_rtt', '-rtt_freq', '1', '-timeout', '90'];
  const ended = await run('sipp', [`${host}:${port}`, ...options, ...load, ...quiet], { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string }) => error.stdout ?? '',
  );
  const failed = Number(/Failed call\s*\|\s*\d+\s*\|\s*(\d+)/.exec(ended)?.[1] ?? calls);
  const rttFile = readdirSync(folder).find((name) => name.endsWith('_rtt.csv')) ?? '';
  const lines = readFileSync(path.join(folder, rttFile), 'utf8').trim().split('\n').slice(1);
  rmSync(path.join(folder, rttFile));
  const rtts = lines.map((line) => Number(line.split(';')[1])).toSorted((a, b) => a - b);
  return {
    rate,
    calls,
    failed,
    p50: percentile(rtts, 0.5),
    p99: percentile(rtts, 0.99),
    sipCpuMs: (cpuMs(platform.pidOf('platform')) - before.sip) / calls,
    mediaCpuMs: (cpuMs(platform.pidOf('media')) - before.media) / calls,
  };
}

const folder = mkdtempSync(path.join(tmpdir(), 'wpm-bench-calls-'));
const platform = await startPlatform();
const phones = fork(path.join(HERE, 'calls/callees.ts'));
try {
  const users = await makeUsers(platform, USERS);
  writeFileSync(
    path.join(folder, 'numbers.csv'),
    ['SEQUENTIAL', ...users.map(({ number }) => `${number};`), ''].join('\n'),
  );
  const callees = users.map(({ user, authUser, password }) => ({ user, authUser, password }));
  const order: Order = { address: platform.sip.host, port: platform.sip.port, callees };
  phones.send(order);
  const [said] = await Promise.race([once(phones, 'message'), once(phones, 'exit')]);
  if (said !== 'registered') throw new Error('the phones were not registered');
  process.stdout.write('calls/s   calls  failed  INVITE→180 p50   p99   SIP CPU/call  media CPU/call\n');
  const rounds: Round[] = [];
  for (const rate of RATES) {
    const round = await measure(platform, folder, rate);
    rounds.push(round);
    const cells = [round.rate, round.calls, round.failed, `${round.p50} ms`, `${round.p99} ms`];
    const cpu = [`${round.sipCpuMs.toFixed(1)} ms`, `${round.mediaCpuMs.toFixed(1)} ms`];
    process.stdout.write([...cells, ...cpu].map((cell) => String(cell).padStart(9)).join('') + '\n');
    if (round.failed > 0) break;
  }
  const held = rounds.filter(({ failed }) => failed === 0).at(-1);
  process.stdout.write(`${JSON.stringify({ bench: 'calls', held, rounds })}\n`);
  if (!held) process.exitCode = 1;
} finally {
  phones.kill();
  await platform.stop();
  rmSync(folder, { recursive: true, force: true });
}
