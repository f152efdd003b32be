import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { silentLog } from '@wpm/kernel';
import { startEmbedded } from './embedded/start-embedded.ts';
import { openStore } from './open-store.ts';

/** The folder in which the tests of one run find the cluster that is made once for all of them. */
const VARIABLE = 'WPM_TEST_CLUSTERS';

/** Set-up of a run of tests: a folder for the cluster they copy, which goes when they are done. Nothing is made before one asks. */
export function setup(): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-clusters-'));
  chmodSync(folder, 0o711);
  process.env[VARIABLE] = folder;
}

export function teardown(): void {
  const folder = process.env[VARIABLE];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

/**
 * Puts an empty database with the newest schema where PostgreSQL is about to be started: a copy takes a tenth of the time that
 * making and migrating one does, of which every file of tests needs one. Outside a run of tests nothing is put there, and the
 * start makes its own, as a user's first start does.
 * @param folder the data folder of PostgreSQL; it must not exist
 */
export async function placePreparedCluster(folder: string): Promise<void> {
  const clusters = process.env[VARIABLE];
  if (clusters === undefined) return;
  const prepared = path.join(clusters, 'prepared');
  if (!existsSync(prepared)) await prepare(clusters, prepared);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Node's own copy gives the files to whom it runs as; PostgreSQL takes none but its user's.
  execFileSync('cp', ['-a', `${prepared}/.`, folder]);
}

/** Two files of tests may do this at once: who is done first has it. */
async function prepare(clusters: string, prepared: string): Promise<void> {
  const half = mkdtempSync(path.join(clusters, 'half-'));
  chmodSync(half, 0o711);
  const cluster = path.join(half, 'postgres');
  const server = await startEmbedded(cluster, { logFile: path.join(half, 'log'), log: silentLog });
  try {
    await (await openStore({ url: server.url }, silentLog))[Symbol.asyncDispose]();
  } finally {
    await server.stop();
  }
  if (!existsSync(prepared)) renameSync(cluster, prepared);
}
