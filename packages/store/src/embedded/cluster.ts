import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { type Binaries, MAJOR } from './binaries.ts';
import type { User } from './unprivileged-user.ts';

/** The environment of the server's programs: nothing of ours but the path. */
export const ENVIRONMENT = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' };

/**
 * Makes the data folder if there is none.
 * @throws if the data is of another major version: it must be upgraded with that version's own tools
 */
export async function ensureCluster(cluster: string, binaries: Binaries, user: User | undefined): Promise<void> {
  const versionFile = path.join(cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) return initialise(cluster, binaries, user);
  const found = readFileSync(versionFile, 'utf8').trim();
  if (found !== MAJOR) {
    throw new Error(
      `the database in ${cluster} was made by PostgreSQL ${found}, this build runs ${MAJOR}: ` +
        `dump it with PostgreSQL ${found} (pg_dumpall) and restore it into an empty data folder`,
    );
  }
}

function initialise(cluster: string, binaries: Binaries, user: User | undefined): Promise<void> {
  const options = [
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const args = ['-D', cluster, ...options, '--locale=C', '--data-checksums', '--no-instructions'];
  const child = spawn(path.join(binaries.folder, 'bin', 'initdb'), args, {
    ...(user && { uid: user.uid, gid: user.gid }),
    env: ENVIRONMENT,
    cwd: os.tmpdir(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb failed: ${said.trim()}`))));
  });
}

/** The database of the platform, owned by a role that is no superuser but may make the role of its tenants. */
export async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount: roles } = await client.query(`SELECT FROM pg_roles WHERE rolname = 'wpm'`);
    if (roles === 0) await client.query('CREATE ROLE wpm LOGIN CREATEROLE');
    const { rowCount: databases } = await client.query(`SELECT FROM pg_database WHERE datname = 'wpm'`);
    if (databases === 0) await client.query('CREATE DATABASE wpm OWNER wpm');
  } finally {
    await client.end();
  }
}
