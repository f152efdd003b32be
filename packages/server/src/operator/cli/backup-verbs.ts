import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { silentLog } from '@wpm/kernel';
import { startEmbedded } from '@wpm/store';
import { type DataFolder, openDataFolder } from '../../data-folder.ts';
import { backUp } from '../backup/back-up.ts';
import { BackupRefused, type Manifest } from '../backup/manifest.ts';
import { restore } from '../backup/restore.ts';
import { PidFile } from '../../supervisor/pid-file.ts';
import { identify } from '../../supervisor/process-identity.ts';

/** `backup <folder>`. @throws TypeError for other arguments, BackupRefused with why not */
export async function backupTo(args: readonly string[]): Promise<void> {
  const [to] = oneFolder(args);
  const data = dataFolder();
  if (!existsSync(data)) throw new BackupRefused(`there is no data folder ${data}`);
  const folder = openDataFolder(data);
  return withDatabase(folder, async (url) => {
    said('backed up', await backUp(folder, { url, to, tell: sayTable, now: () => new Date() }));
  });
}

/** `restore <folder>`. @throws TypeError for other arguments, BackupRefused with why not */
export async function restoreFrom(args: readonly string[]): Promise<void> {
  const [from] = oneFolder(args);
  const folder = openDataFolder(dataFolder());
  const lock = hold(folder);
  try {
    await withDatabase(folder, async (url) => {
      said('restored', await restore(folder, { url, from, tell: sayTable, log: silentLog }));
    });
  } finally {
    lock.remove();
  }
}

function oneFolder(args: readonly string[]): readonly [string] {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new TypeError('expected <folder>');
  return [path.resolve(folder)];
}

const dataFolder = () => path.resolve(process.env['WPM_DATA'] || './data');

/** No platform starts on the folder before this is let go. @throws BackupRefused if one runs */
function hold(folder: DataFolder): PidFile {
  const lock = new PidFile(folder.run('supervisor.json'));
  const self = identify(process.pid);
  if (self && lock.claim({ ...self, about: 'restore' })) return lock;
  throw new BackupRefused(`a platform is running on ${folder.root}: stop it first`);
}

/** The database the platform uses: that of `DATABASE_URL`, or the embedded one, started for the time it takes if it does not run. */
async function withDatabase(folder: DataFolder, work: (url: string) => Promise<void>): Promise<void> {
  const given = process.env['DATABASE_URL'];
  if (given) return work(given);
  const postgres = await startEmbedded(folder.postgres, { logFile: folder.log('postgres'), log: silentLog });
  try {
    await work(postgres.url);
  } finally {
    if (!postgres.adopted) await postgres.stop();
  }
}

function sayTable(table: string, rows: number): void {
  process.stdout.write(`  ${table.padEnd(32)}${String(rows).padStart(10)} rows\n`);
}

function said(done: string, { at, files, bytes, database }: Manifest): void {
  const rows = database.tables.reduce((sum, table) => sum + table.rows, 0);
  const size = `${(bytes / 1_048_576).toFixed(1)} MB`;
  process.stdout.write(`${done}: ${rows} rows, ${files} files of ${size}, as of ${at}\n`);
}
