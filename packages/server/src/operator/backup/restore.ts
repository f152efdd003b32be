import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '@wpm/kernel';
import { copyIn, type CopyProgress, CopyRefused } from '@wpm/store';
import type { DataFolder } from '../../data-folder.ts';
import { sha256Of } from './back-up.ts';
import { copyFlushed } from './files-below.ts';
import { BackupRefused, KEPT_FOLDERS, type Manifest, readManifest } from './manifest.ts';
import { addChanged } from './mirror-recordings.ts';

/** A backup that was put back, and how many of its recordings were there. */
export type Restored = {
  readonly backup: Manifest;
  readonly recordings: { readonly files: number; readonly bytes: number };
};

/**
 * Puts a backup into an empty data folder and an empty database. Tokens of sessions are in it: who was signed in then is so now. What
 * fails leaves both empty, so that it can be tried again.
 * @param url of the database
 * @throws BackupRefused if the backup is not whole, was made by a newer build, or there is something already
 */
export async function restore(
  data: DataFolder,
  { url, from, tell, log }: { url: string; from: string; tell: CopyProgress; log: Log },
): Promise<Restored> {
  const backup = readManifest(from);
  const snapshot = path.join(from, backup.snapshot);
  const folders = [...KEPT_FOLDERS, 'recordings'].map((name) => path.join(data.root, name));
  for (const folder of folders) refuseUnlessEmpty(folder);
  for (const name of KEPT_FOLDERS) verify(path.join(snapshot, name), backup.files[name]);
  try {
    for (const name of KEPT_FOLDERS)
      for (const { file } of backup.files[name])
        copyFlushed(path.join(snapshot, name, file), path.join(data.root, name, file));
    const recordings = addChanged(path.join(from, 'recordings'), data.recordings);
    await copyIn(url, { folder: path.join(snapshot, 'database'), copy: backup.database, tell, log });
    return { backup, recordings };
  } catch (cause) {
    for (const folder of folders)
      for (const name of namesIn(folder)) rmSync(path.join(folder, name), { recursive: true });
    throw cause instanceof CopyRefused ? new BackupRefused(cause.message, { cause }) : cause;
  }
}

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

function refuseUnlessEmpty(folder: string): void {
  if (namesIn(folder).length > 0)
    throw new BackupRefused(`${folder} is not empty: a backup is put into an empty data folder (WPM_DATA)`);
}

function verify(folder: string, files: Manifest['files']['keys']): void {
  for (const { file, sha256 } of files) {
    const kept = path.join(folder, file);
    if (!existsSync(kept)) throw new BackupRefused(`${kept} is missing`);
    if (sha256Of(kept) !== sha256) throw new BackupRefused(`${kept} is not as it was written`);
  }
}
