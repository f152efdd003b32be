import process from 'node:process';
import type { Log } from '@wpm/kernel';
import { readSettings } from '../settings.ts';
import { runSupervisor, type Supervisor } from './run-supervisor.ts';
import { say, sayReady } from './say.ts';

/**
 * The supervisor: started by `npm start`, starts and keeps everything else. Where it was started with an IPC channel
 * (tests, benchmarks) it tells its parent when it is ready, and stops when the parent is gone.
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
process.on('SIGHUP', stop);
process.on('disconnect', () => stoppingSince === undefined && stop());

try {
  const settings = readSettings(process.env);
  supervisor = await runSupervisor(settings, log);
  if (stoppingSince !== undefined) {
    await supervisor.stop();
    exit();
  }
  sayReady(settings, supervisor.demo);
  process.send?.({ ready: true });
} catch (cause) {
  fail(cause);
}
