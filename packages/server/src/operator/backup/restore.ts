import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '@wpm/kernel';
import { copyIn, type CopyProgress, CopyRefused } from '@wpm/store';
import type { DataFolder } from '../../data-folder.ts';
import { BackupRefused, COPIED_FOLDERS, databaseIn, type Manifest, readManifest } from './manifest.ts';
import { mirrorFolder } from './mirror-folder.ts';

/**
 * Puts a backup into an empty data folder and an empty database. Tokens of sessions are in it: who was signed in then is so now.
 * @param url of the database
 * @throws BackupRefused if the backup is not whole, was made by a newer build, or there is something already
 */
export async function restore(
  data: DataFolder,
  { url, from, tell, log }: { url: string; from: string; tell: CopyProgress; log: Log },
): Promise<Manifest> {
  const backup = readManifest(from);
  for (const name of COPIED_FOLDERS) {
    const folder = path.join(data.root, name);
    if (existsSync(folder) && readdirSync(folder).length > 0)
      throw new BackupRefused(`${folder} is not empty: a backup is put into an empty data folder (WPM_DATA)`);
  }
  await copyIn(url, { folder: databaseIn(from), copy: backup.database, tell, log }).catch((cause: unknown) => {
    throw cause instanceof CopyRefused ? new BackupRefused(cause.message, { cause }) : cause;
  });
  for (const name of COPIED_FOLDERS) mirrorFolder(path.join(from, name), path.join(data.root, name));
  return backup;
}
