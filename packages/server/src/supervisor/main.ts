import process from 'node:process';
import type { Log } from '@wpm/kernel';
import { type Environment, readSettings } from '../settings.ts';
import { lanEnvironment, readArguments, renewLanCertificate } from './lan.ts';
import { runSupervisor, type Supervisor } from './run-supervisor.ts';
import { say, sayReady } from './say.ts';

/**
 * The supervisor: started by `npm start`, starts and keeps everything else. Where it was started with an IPC channel
 * (tests, benchmarks) it tells its parent when it is ready, and stops when the parent is gone. `--lan` opens it to the
 * local network.
 */
const log: Log = {
  debug: () => {},
  info: (event, fields) => say(`${event} ${JSON.stringify(fields ?? {})}`),
  warn: (event, fields) => say(`${event} ${JSON.stringify(fields ?? {})}`),
  error: (event, fields) => say(`${event} ${JSON.stringify(fields ?? {})}`),
};

let supervisor: Supervisor | undefined;
let stoppingSince: number | undefined;

/** One Ctrl-C may come twice, from the terminal and from npm: only a later one is a second one. */
const SECOND_CTRL_C_MS = 500;

function stop(): void {
  const now = performance.now();
  if (stoppingSince !== undefined) {
    if (now - stoppingSince < SECOND_CTRL_C_MS) return;
    supervisor?.kill();
    process.exit(1);
  }
  stoppingSince = now;
  say('stopping');
  // While it still starts there is nothing to stop yet: the start does it when it is done.
  supervisor?.stop().then(exit, fail);
}

/** At a terminal SIGHUP says that it was closed; anywhere else, as from systemd, that there is something new to read. */
function hangUp(): void {
  if (process.stdin.isTTY || process.stdout.isTTY) stop();
  else supervisor?.reload();
}

function exit(): never {
  say('stopped');
  process.exit(0);
}

function fail(cause: unknown): never {
  const why = cause instanceof Error ? cause : new Error(String(cause));
  say(`cannot go on: ${why.message}${why.cause instanceof Error ? ` (${why.cause.message})` : ''}`);
  process.exit(1);
}

// Who reads along may go, a closed terminal or a pipe: what runs must still be ended in order.
process.stdout.on('error', () => {});
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.on('SIGHUP', hangUp);
process.on('disconnect', () => stoppingSince === undefined && stop());

async function readEnvironment(): Promise<{ environment: Environment; isLan: boolean }> {
  const lan = readArguments(process.argv.slice(2));
  if (!lan) return { environment: process.env, isLan: false };
  return { environment: await lanEnvironment(process.env, lan), isLan: true };
}

try {
  const { environment, isLan } = await readEnvironment();
  const settings = readSettings(environment);
  // Its processes inherit what was chosen here.
  Object.assign(process.env, environment);
  supervisor = await runSupervisor(settings, log);
  if (stoppingSince !== undefined) {
    await supervisor.stop();
    exit();
  }
  if (isLan) renewLanCertificate(settings, (why) => say(`the certificate was not renewed: ${why}`));
  sayReady(settings, { demo: supervisor.demo, isLan });
  process.send?.({ ready: true });
} catch (cause) {
  fail(cause);
}
