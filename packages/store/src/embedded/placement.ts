import { createHash, randomUUID } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Log } from '@wpm/kernel';
import { type Binaries, locateBinaries } from './binaries.ts';
import { canReach, type User } from './unprivileged-user.ts';

/** Where PostgreSQL keeps its data and where its binaries lie, both within reach of the user it runs as. */
export type Placement = { readonly cluster: string; readonly binaries: Binaries };

/** Where they go if the wanted places are out of reach of the unprivileged user, as everything under `/root` is. */
const REACHABLE = '/var/lib/webphone-mobile';

/** The longest path a Unix socket may have, less a margin (108 bytes on Linux, 104 on macOS, with the closing zero). */
const LONGEST_SOCKET_PATH = 100;

/** Decides the places and makes the folders. What is placed elsewhere is said in the log. */
export function place(folder: string, user: User | undefined, log: Log): Placement {
  const binaries = locateBinaries();
  mkdirSync(path.dirname(folder), { recursive: true });
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  if (!user) return { cluster: path.resolve(folder), binaries };
  return { cluster: placeCluster(path.resolve(folder), user, log), binaries: placeBinaries(binaries, user, log) };
}

function placeCluster(folder: string, user: User, log: Log): string {
  const cluster = canReach(user, path.dirname(folder)) ? folder : clusterElsewhere(folder);
  if (cluster !== folder)
    log.info('postgres.placed-elsewhere', { why: `${user.name} cannot reach ${folder}`, cluster });
  chownSync(cluster, user.uid, user.gid);
  return cluster;
}

/** A note in the folder names the place, by a random id: a data folder that was deleted never finds its old data again. */
function clusterElsewhere(folder: string): string {
  const note = path.join(folder, 'placed-at');
  const cluster = existsSync(note)
    ? readFileSync(note, 'utf8').trim()
    : path.join(REACHABLE, `postgres-${randomUUID()}`);
  mkdirSync(REACHABLE, { recursive: true, mode: 0o755 });
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  writeFileSync(note, `${cluster}\n`);
  return cluster;
}

function placeBinaries(binaries: Binaries, user: User, log: Log): Binaries {
  if (canReach(user, path.join(binaries.folder, 'bin'))) return binaries;
  const folder = path.join(REACHABLE, `postgresql-${binaries.version}`);
  if (!existsSync(folder)) {
    log.info('postgres.copied', { why: `${user.name} cannot reach ${binaries.folder}`, to: folder });
    const half = `${folder}.${randomUUID()}`;
    cpSync(binaries.folder, half, { recursive: true, verbatimSymlinks: true });
    renameSync(half, folder);
  }
  return { ...binaries, folder };
}

/**
 * The folder of the Unix socket: the data folder itself, or a private one with a short name if its path is too long.
 * The short name is always the same, so that who knew the address finds a server that was started anew; only where
 * somebody else sits on that name another one is made up.
 */
export function placeSocket(cluster: string, user: User | undefined): string {
  if (Buffer.byteLength(path.join(cluster, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH) return cluster;
  const folder = path.join(os.tmpdir(), `wpm-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`);
  const uid = user?.uid ?? process.getuid?.();
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (stat?.isDirectory() && stat.uid === uid && (stat.mode & 0o077) === 0) return folder;
  const made = stat ? mkdtempSync(`${folder}-`) : folder;
  if (!stat) mkdirSync(made, { mode: 0o700 });
  if (user) chownSync(made, user.uid, user.gid);
  return made;
}
