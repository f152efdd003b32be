import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { startPlatform } from '@wpm/testkit';
import { type Asked, CallLoad } from './calls/call-load.ts';
import { JournalLoad } from './calls/journal-load.ts';
import { queueOf } from './calls/queue-of.ts';
import { StatementLog, linesOf } from './calls/statement-log.ts';

/**
 * What one call costs: statements, and processor time of the platform, of the media engine and of PostgreSQL. A direct call rings a
 * user's phone, a queued one an agent's of a campaign when it has been told that it is recorded; each is answered, recorded, and ended
 * by the customer. The rate is one the machine holds; what the processes do without calls is subtracted, and statements are logged in
 * a round of their own. `WPM_BENCH_STATEMENTS=1` lists those of a call.
 *
 * `npm run bench -- call-cost`
 */
const RATE = 5;
const [CALLS, LOGGED, WARMING] = [150, 50, 100];
const USERS = 60;
const IDLE_MS = 5_000;
const LISTS = process.env['WPM_BENCH_STATEMENTS'] === '1';
/** The announcement of the recording is over, and the agent has answered. */
const QUEUED_MS = 7_000;

await using platform = await startPlatform();
const environment = readFileSync(`/proc/${platform.pidOf('platform')}/environ`, 'utf8');
const url = /DATABASE_URL=([^\0]+)/.exec(environment)?.[1] ?? '';
const postgres = await JournalLoad.open(url);
const log = new StatementLog(url, platform.dataFolder);
using load = await CallLoad.open(platform, USERS);

process.stdout.write(`${RATE} calls/s      statements   CPU platform    CPU media    CPU PostgreSQL  failed\n`);
const rows = { direct: await measure({}), queued: await measure(await queued()) };
for (const [kind, { failed, statements, cpuMs }] of Object.entries(rows)) {
  const cells = [statements.toFixed(1), ...cpuMs.map((ms) => `${ms.toFixed(2)} ms`), String(failed)];
  process.stdout.write(`${kind.padEnd(8)}${cells.map((cell) => cell.padStart(15)).join('')}\n`);
  if (failed > 0) process.exitCode = 1;
}
process.stdout.write(`${JSON.stringify({ bench: 'call-cost', rows })}\n`);
await postgres.close();

async function queued(): Promise<Asked> {
  return { numbers: [await queueOf(platform, load.users)], lastMs: QUEUED_MS };
}

async function measure(asked: Asked) {
  await load.place(RATE, WARMING, asked);
  const idle = await spent(() => setTimeout(IDLE_MS));
  const busy = await spent(() => load.place(RATE, CALLS, asked));
  const cpuMs = busy.cpuMs.map((ms, at) => (ms - ((idle.cpuMs[at] ?? 0) * busy.wallMs) / idle.wallMs) / CALLS);
  const told = await log.during(() => load.place(RATE, LOGGED, asked));
  if (LISTS) process.stdout.write(linesOf(told, LOGGED));
  const statements = told.filter(({ part }) => part === 'execute' || part === 'statement').length / LOGGED;
  return { failed: busy.value.failed, statements, cpuMs };
}

/** How long some work took, and what platform, media engine and PostgreSQL burnt meanwhile, in ms. */
async function spent<T>(work: () => Promise<T>) {
  const [before, since] = [burnt(), performance.now()];
  const value = await work();
  return { value, wallMs: performance.now() - since, cpuMs: burnt().map((ms, at) => ms - (before[at] ?? 0)) };
}

function burnt(): readonly number[] {
  return [cpuMsOf('platform'), cpuMsOf('media'), postgres.cpuMs()];
}

/** Processor time of a process so far, in milliseconds (Linux counts in hundredths of a second). */
function cpuMsOf(name: 'platform' | 'media'): number {
  const fields =
    readFileSync(`/proc/${platform.pidOf(name)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
