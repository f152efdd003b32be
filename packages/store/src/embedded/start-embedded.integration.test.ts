import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { silentLog } from '@wpm/kernel';
import { Client } from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { startIn, testFolder } from '../database.fixture.ts';
import { placePreparedCluster } from '../prepared-cluster.fixture.ts';
import { isPostmaster, processGone } from './postmaster.ts';
import { type EmbeddedPostgres, startEmbedded } from './start-embedded.ts';

const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];

async function start(folder: string): Promise<EmbeddedPostgres> {
  const server = await startIn(folder);
  servers.push(server);
  return server;
}

function newFolder(): string {
  const folder = testFolder();
  folders.push(folder);
  return folder;
}

/** With a cluster in it, which takes PostgreSQL seconds to make. */
async function usedFolder(): Promise<string> {
  const folder = newFolder();
  await placePreparedCluster(path.join(folder, 'postgres'));
  return folder;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  test('starts on an empty folder, listens on no TCP port, and flushes every commit', async () => {
    const server = await start(newFolder());
    expect(server.adopted).toBe(false);
    const [row] = await query(
      server.url,
      `SELECT current_setting('listen_addresses') AS tcp, current_setting('fsync') AS fsync,
              current_setting('synchronous_commit') AS commit, current_setting('data_checksums') AS checksums,
              (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super`,
    );
    expect(row).toEqual({ tcp: '', fsync: 'on', commit: 'on', checksums: 'on', super: false });
  });

  test('keeps its data over a clean stop', async () => {
    const folder = await usedFolder();
    const first = await start(folder);
    await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
    await first.stop();
    const second = await start(folder);
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  test('that somebody left running is adopted, not started twice', async () => {
    const folder = await usedFolder();
    const first = await start(folder);
    const second = await start(folder);
    expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url });
    await second.stop();
    await first.exited();
    expect(isPostmaster(first.pid, path.join(folder, 'postgres'))).toBe(false);
  });

  test('killed with SIGKILL loses nothing it acknowledged and starts again', async () => {
    const folder = await usedFolder();
    const first = await start(folder);
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    process.kill(first.pid, 'SIGKILL');
    await first.exited();
    const second = await start(folder);
    expect(second).toMatchObject({ adopted: false, url: first.url });
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  test('starts although postmaster.pid names a program that is no PostgreSQL', async () => {
    const folder = await usedFolder();
    const first = await start(folder);
    process.kill(first.pid, 'SIGKILL');
    await first.exited();
    renamePid(folder, process.pid);
    const second = await start(folder);
    expect(second.adopted).toBe(false);
    expect(second.pid).not.toBe(process.pid);
  });

  test.runIf(process.platform === 'linux')('starts although a dead postmaster was never reaped', async () => {
    const folder = await usedFolder();
    const first = await start(folder);
    process.kill(first.pid, 'SIGKILL');
    await first.exited();
    // The shell's child ends at once, and what the shell becomes never asks for it: a zombie, as in a container.
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [pid] = await once(parent.stdout, 'data');
    await processGone(Number(String(pid)));
    renamePid(folder, Number(String(pid)));
    const second = await start(folder);
    expect(second.adopted).toBe(false);
    parent.kill('SIGKILL');
  });

  test('works in a folder whose path is too long for a socket', async () => {
    const folder = path.join(newFolder(), 'x'.repeat(120));
    mkdirSync(folder, { mode: 0o711 });
    const first = await start(folder);
    expect(await query(first.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    process.kill(first.pid, 'SIGKILL');
    await first.exited();
    expect((await start(folder)).url).toBe(first.url);
  });

  test.runIf(process.getuid?.() === 0)(
    'works below a folder its user cannot enter, and says where the data went',
    async () => {
      const shut = path.join(newFolder(), 'shut');
      mkdirSync(shut, { mode: 0o700 });
      const said: unknown[] = [];
      const log = { ...silentLog, info: (event: string, fields?: object) => said.push({ event, ...fields }) };
      const server = await startEmbedded(path.join(shut, 'postgres'), { logFile: path.join(shut, 'log'), log });
      servers.push(server);
      expect(said).toContainEqual(expect.objectContaining({ event: 'postgres.placed-elsewhere' }));
      const cluster = readFileSync(path.join(shut, 'postgres', 'placed-at'), 'utf8').trim();
      folders.push(cluster);
      expect(await query(server.adminUrl, 'SHOW data_directory')).toEqual([{ data_directory: cluster }]);
    },
  );

  test('refuses data of another major version in words that say what to do', async () => {
    const folder = newFolder();
    mkdirSync(path.join(folder, 'postgres'));
    writeFileSync(path.join(folder, 'postgres', 'PG_VERSION'), '15\n');
    await expect(startIn(folder)).rejects.toThrow(/PostgreSQL 15, this build runs 18: dump it/);
  });
});

function renamePid(folder: string, pid: number): void {
  const file = path.join(folder, 'postgres', 'postmaster.pid');
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [pid, ...rest].join('\n'));
}
