import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What `postmaster.pid` says: who runs this data folder, where its socket lies, and whether it takes connections. */
export type PostmasterFile = { readonly pid: number; readonly socketFolder: string; readonly ready: boolean };

const POLL_MS = 20;

/** @returns undefined if there is none, or it is only half written */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  const [pid, , , , socketFolder, , , status] = readLines(path.join(cluster, 'postmaster.pid'));
  if (pid === undefined || socketFolder === undefined) return undefined;
  return { pid: Number(pid), socketFolder, ready: status?.trim() === 'ready' };
}

/**
 * Whether the process is a live postmaster of this data folder. A number in `postmaster.pid` alone proves nothing: after
 * a crash it may belong to another program, or to a dead postmaster that nobody has reaped (a container without init).
 */
export function isPostmaster(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const command = readLines(`/proc/${pid}/cmdline`).join('').split('\0');
  return command.some((word) => path.basename(word) === 'postgres') && command.includes(cluster);
}

/**
 * PostgreSQL will not start while the process named in `postmaster.pid` exists, whatever it is. Ours is the one number
 * it takes for stale without doubt, being its parent's; the rest of the file stays, so that it still looks for
 * survivors of the old server in shared memory.
 */
export function disownPostmasterFile(cluster: string): void {
  const file = path.join(cluster, 'postmaster.pid');
  const [, ...rest] = readLines(file);
  if (rest.length > 0) writeFileSync(file, [process.pid, ...rest].join('\n'));
}

/** Resolves as soon as the server takes connections. @throws when it is gone, or not ready after a minute */
export async function postmasterReady(cluster: string, isRunning: () => boolean): Promise<PostmasterFile> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    const file = readPostmasterFile(cluster);
    if (file?.ready && isPostmaster(file.pid, cluster)) return file;
    if (!isRunning()) throw new Error('PostgreSQL ended while it was starting');
    await delay(POLL_MS);
  }
  throw new Error('PostgreSQL was not ready within a minute');
}

/** Resolves when the process is gone; it need not be our child. */
export async function processGone(pid: number): Promise<void> {
  while (isAlive(pid)) await delay(POLL_MS * 5);
}

/** A zombie is not alive: it only waits for its parent to look. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
  return !/^State:\s+Z/m.test(readLines(`/proc/${pid}/status`).join('\n'));
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
