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
import { NotUnderstood } from './not-understood.ts';

/** `backup <folder>`. @throws NotUnderstood for other arguments, BackupRefused with why not */
export async function backupTo(args: readonly string[]): Promise<void> {
  const [to] = oneFolder(args);
  const data = dataFolder();
  if (!existsSync(data)) throw new BackupRefused(`there is no data folder ${data}`);
  const folder = openDataFolder(data);
  // Where none runs, none may start meanwhile: it would take over the database that is stopped at the end.
  const lock = claim(folder, 'backup');
  try {
    await withDatabase(folder, async (url) => {
      const backup = await backUp(folder, { url, to, tell: sayTable, now: () => new Date() });
      process.stdout.write(`backed up: ${figuresOf(backup, backup.recordings)}\n`);
    });
  } finally {
    lock?.remove();
  }
}

/** `restore <folder>`. @throws NotUnderstood for other arguments, BackupRefused with why not */
export async function restoreFrom(args: readonly string[]): Promise<void> {
  const [from] = oneFolder(args);
  const folder = openDataFolder(dataFolder());
  const lock = claim(folder, 'restore');
  if (!lock) throw new BackupRefused(`a platform is running on ${folder.root}: stop it first`);
  try {
    await withDatabase(folder, async (url) => {
      const { backup, recordings } = await restore(folder, { url, from, tell: sayTable, log: silentLog });
      process.stdout.write(`restored: ${figuresOf(backup, recordings)}\n`);
      const missing = backup.recordings.files - recordings.files;
      if (missing > 0) process.stderr.write(`${missing} recordings of this backup are not there any more\n`);
    });
  } finally {
    lock.remove();
  }
}

function oneFolder(args: readonly string[]): readonly [string] {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new NotUnderstood('expected <folder>');
  return [path.resolve(folder)];
}

const dataFolder = () => path.resolve(process.env['WPM_DATA'] || './data');

/** No platform starts on the folder before this is let go. Undefined if one runs. */
function claim(folder: DataFolder, about: string): PidFile | undefined {
  const lock = new PidFile(folder.run('supervisor.json'));
  const self = identify(process.pid);
  return self && lock.claim({ ...self, about }) ? lock : undefined;
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

function figuresOf({ at, database }: Manifest, { files, bytes }: Manifest['recordings']): string {
  const rows = database.tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows, ${files} files of recordings, ${(bytes / 1_048_576).toFixed(1)} MB, as of ${at}`;
}
