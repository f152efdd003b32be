import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@wpm/kernel';
import { ENVIRONMENT, ensureCluster, ensureDatabase } from './cluster.ts';
import { place, type Placement, placeSocket } from './placement.ts';
import {
  type PostmasterFile,
  disownPostmasterFile,
  isPostmaster,
  postmasterReady,
  processGone,
  readPostmasterFile,
} from './postmaster.ts';
import { type User, unprivilegedUser } from './unprivileged-user.ts';

/** A running PostgreSQL of our own. */
export type EmbeddedPostgres = {
  /** The platform's database, as its owner. */
  readonly url: string;
  /** The server's superuser, for tests and operators. */
  readonly adminUrl: string;
  readonly pid: number;
  /** It had been left running by an earlier process. */
  readonly adopted: boolean;
  /** Resolves when the server is gone, however it ended. Who does not ask is not kept from ending by a server that goes on. */
  exited(): Promise<void>;
  /** Ends it cleanly: running statements are cancelled, what was committed is on disk. */
  stop(): Promise<void>;
};

/** Where the server writes its own log, and to whom the launcher speaks. */
export type EmbeddedOptions = { readonly logFile: string; readonly log: Log };

/** No TCP, one private socket; every commit reaches the disk before it is acknowledged. */
const SERVER_SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  max_connections: '64',
  // What a statement that was refused held, as a login that is taken, stands in the detail of the error.
  log_error_verbosity: 'terse',
};

/** A clean stop takes milliseconds; after this the server is told to drop everything and recover at the next start. */
const STOP_PATIENCE_MS = 5_000;

/**
 * The sessions of a server that was killed end when they notice it; until then its shared memory is in use, and PostgreSQL does not
 * start beside them.
 */
const SURVIVORS_MS = 10_000;
const SURVIVORS_LOOK_MS = 200;

/**
 * Starts PostgreSQL on a private data folder, making it if it is empty, or adopts the server that an earlier process
 * left running on it. As root it runs as `postgres` or `nobody`.
 * @throws if there is no PostgreSQL for this machine, or the data is of another major version
 */
export async function startEmbedded(folder: string, { logFile, log }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const user = unprivilegedUser();
  const placement = place(folder, user, log);
  const { cluster } = placement;
  await ensureCluster(cluster, placement.binaries, user);
  const left = readPostmasterFile(cluster);
  const adopted = left !== undefined && isPostmaster(left.pid, cluster);
  if (left && !adopted) {
    disownPostmasterFile(cluster);
    removeSocketFolder(left.socketFolder, cluster);
  }
  const running = adopted
    ? postmasterReady(cluster, () => isPostmaster(left.pid, cluster))
    : launched(() => launch(placement, user, logFile), cluster, left ? SURVIVORS_MS : 0);
  const { pid, socketFolder } = await running.catch((cause: unknown) => {
    throw new Error(`PostgreSQL does not start; what it says is in ${logFile}`, { cause });
  });
  const adminUrl = socketUrl('postgres', socketFolder);
  await ensureDatabase(adminUrl);
  let gone: Promise<void> | undefined;
  const exited = () => (gone ??= processGone(pid).then(() => removeSocketFolder(socketFolder, cluster)));
  return { url: socketUrl('wpm', socketFolder), adminUrl, pid, adopted, exited, stop: () => stop(pid, exited()) };
}

/** Starts the server, again for so long where it ends at once. */
async function launched(start: () => () => boolean, cluster: string, patienceMs: number): Promise<PostmasterFile> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await postmasterReady(cluster, start());
    } catch (cause) {
      if (performance.now() >= until) throw cause;
      await delay(SURVIVORS_LOOK_MS);
    }
  }
}

/** Its own process group: Ctrl-C at the terminal must reach the supervisor alone, which ends things in their order. */
function launch({ cluster, binaries }: Placement, user: User | undefined, logFile: string): () => boolean {
  const settings = { ...SERVER_SETTINGS, unix_socket_directories: placeSocket(cluster, user) };
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const log = openSync(logFile, 'a', 0o600);
  const child: ChildProcess = spawn(path.join(binaries.folder, 'bin', 'postgres'), args, {
    ...(user && { uid: user.uid, gid: user.gid }),
    env: ENVIRONMENT,
    cwd: os.tmpdir(),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  let failed = false;
  child.once('error', () => (failed = true));
  child.unref();
  return () => !failed && child.exitCode === null && child.signalCode === null;
}

function socketUrl(name: 'wpm' | 'postgres', socketFolder: string): string {
  return `postgres://${name}@${encodeURIComponent(socketFolder)}/${name}`;
}

function removeSocketFolder(socketFolder: string, cluster: string): void {
  if (socketFolder !== cluster) rmSync(socketFolder, { recursive: true, force: true });
}

async function stop(pid: number, exited: Promise<void>): Promise<void> {
  signal(pid, 'SIGINT');
  const isGone = await Promise.race([exited.then(() => true), delay(STOP_PATIENCE_MS, false, { ref: false })]);
  if (!isGone) signal(pid, 'SIGQUIT');
  await exited;
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already, which is what was wanted.
  }
}
