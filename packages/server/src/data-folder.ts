import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Where everything lies that a running platform keeps. */
export type DataFolder = {
  readonly root: string;
  readonly postgres: string;
  readonly recordings: string;
  /** Tenants' own sounds. */
  readonly sounds: string;
  readonly keys: string;
  readonly mediaSocket: string;
  /** Who runs: `<name>.json`; and what it said when it was ready: `<name>.out`. */
  readonly run: (file: string) => string;
  readonly log: (name: string) => string;
};

/** The longest path a Unix socket may have, less a margin. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Makes the data folder where it is missing. Others may pass through it, because PostgreSQL runs as another user where
 * we are root, but each folder in it is private.
 */
export function openDataFolder(root: string): DataFolder {
  if (!existsSync(root)) mkdirSync(root, { recursive: true, mode: 0o711 });
  for (const name of ['run', 'log', 'keys', 'recordings', 'sounds'])
    mkdirSync(path.join(root, name), { recursive: true, mode: 0o700 });
  return {
    root,
    postgres: path.join(root, 'postgres'),
    recordings: path.join(root, 'recordings'),
    sounds: path.join(root, 'sounds'),
    keys: path.join(root, 'keys'),
    mediaSocket: path.join(makeSocketFolder(root), 'media.sock'),
    run: (file) => path.join(root, 'run', file),
    log: (name) => path.join(root, 'log', `${name}.log`),
  };
}

/** Where the operator's command line reaches the running platform; the folder is made when the platform starts. */
export function operatorSocket(root: string): string {
  return path.join(socketFolder(root), 'operator.sock');
}

/** The run folder, or a private one with a short name if the path would be too long for a socket. */
function socketFolder(root: string): string {
  const near = path.join(root, 'run');
  if (Buffer.byteLength(near) + '/operator.sock'.length <= LONGEST_SOCKET_PATH) return near;
  return path.join(os.tmpdir(), `wpm-run-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
}

function makeSocketFolder(root: string): string {
  const folder = socketFolder(root);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = lstatSync(folder);
  if (stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o077) === 0) return folder;
  throw new Error(`${folder} is open to others, or belongs to somebody else: make it private (chmod 700)`);
}
