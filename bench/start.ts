import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '@wpm/testkit';
import { SUPERVISOR } from '@wpm/server';

/** From the start of the supervisor to a platform that takes calls: on a fresh data folder, and on one that is known. */
const ROUNDS = 3;

async function timeStart(dataFolder: string): Promise<{ readonly ms: number; readonly child: ChildProcess }> {
  const [http, sip] = [await freePort(), await freePort()];
  const env = { ...process.env, WPM_DATA: dataFolder, WPM_HTTP: `127.0.0.1:${http}`, WPM_SIP: `127.0.0.1:${sip}` };
  const since = performance.now();
  const child = fork(SUPERVISOR, { env, silent: true });
  const ended = once(child, 'exit').then(() => {
    throw new Error('the platform did not start');
  });
  await Promise.race([once(child, 'message'), ended]);
  return { ms: performance.now() - since, child };
}

async function stop(child: ChildProcess): Promise<number> {
  const since = performance.now();
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
  return performance.now() - since;
}

const rounds: { fresh: number; again: number; stop: number }[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-bench-'));
  chmodSync(folder, 0o711);
  const fresh = await timeStart(folder);
  await stop(fresh.child);
  const again = await timeStart(folder);
  const stopped = await stop(again.child);
  rounds.push({ fresh: Math.round(fresh.ms), again: Math.round(again.ms), stop: Math.round(stopped) });
  rmSync(folder, { recursive: true, force: true });
}

const median = (of: (round: (typeof rounds)[number]) => number): number =>
  rounds.map(of).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
const figures = {
  bench: 'start',
  freshMs: median((round) => round.fresh),
  againMs: median((round) => round.again),
  stopMs: median((round) => round.stop),
};
process.stdout.write(
  [
    'start to ready',
    `  fresh data folder   ${figures.freshMs} ms`,
    `  known data folder   ${figures.againMs} ms`,
    `  stop                ${figures.stopMs} ms`,
    JSON.stringify(figures),
    '',
  ].join('\n'),
);
process.exit(0);
