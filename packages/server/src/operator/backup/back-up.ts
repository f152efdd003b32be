import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { copyOut, type CopyProgress } from '@wpm/store';
import own from '../../../package.json' with { type: 'json' };
import type { DataFolder } from '../../data-folder.ts';
import { copyFlushed, filesBelow } from './files-below.ts';
import { BackupRefused, hasManifest, type KeptFile, type Manifest, writeManifest } from './manifest.ts';
import { addChanged, privateFolder, removeGone } from './mirror-recordings.ts';

const SNAPSHOT = /^snapshot-[0-9TZ]+$/;

/**
 * Makes a backup of everything that cannot be made again: database, keys, sounds, recordings. The platform may run meanwhile. Into a
 * folder with a backup of before, only what changed of the recordings is copied; that backup holds until the new one is whole.
 * @param url of the database
 * @throws BackupRefused if the folder holds something else, or lies in the data folder
 */
export async function backUp(
  data: DataFolder,
  { url, to, tell, now }: { url: string; to: string; tell: CopyProgress; now: () => Date },
): Promise<Manifest> {
  refuseUnlessOurs(data, to);
  const at = now().toISOString();
  const snapshot = `snapshot-${at.replaceAll(/[-:.]/g, '')}`;
  const [kept, recordings] = [path.join(to, snapshot), path.join(to, 'recordings')];
  for (const folder of [to, kept, path.join(kept, 'database'), recordings]) privateFolder(folder);
  removeGone(data.recordings, recordings);
  addChanged(data.recordings, recordings);
  const { migrations, tables } = await copyOut(url, path.join(kept, 'database'), tell);
  const written: Manifest = {
    format: 1,
    version: own.version,
    at,
    snapshot,
    database: {
      migrations: [...migrations],
      tables: tables.map((table) => ({ ...table, columns: [...table.columns] })),
    },
    files: { keys: keep(data.keys, path.join(kept, 'keys')), sounds: keep(data.sounds, path.join(kept, 'sounds')) },
    // Once more: what a row of the snapshot names may have been made small, and what it names lies here from before or from now.
    recordings: addChanged(data.recordings, recordings),
  };
  writeManifest(to, written);
  for (const name of readdirSync(to))
    if (SNAPSHOT.test(name) && name !== snapshot) rmSync(path.join(to, name), { recursive: true });
  return written;
}

/** A backup that broke off leaves its snapshot, and is ours as well. */
function refuseUnlessOurs(data: DataFolder, to: string): void {
  if (isWithin(to, data.root))
    throw new BackupRefused(`${to} lies in the data folder: what is lost with it is no backup`);
  if (!existsSync(to)) return;
  const names = readdirSync(to);
  if (names.length > 0 && !hasManifest(to) && !names.some((name) => SNAPSHOT.test(name)))
    throw new BackupRefused(`${to} holds something else than a backup`);
}

function isWithin(folder: string, other: string): boolean {
  const way = path.relative(other, folder);
  return way === '' || !(way.startsWith('..') || path.isAbsolute(way));
}

function keep(from: string, to: string): KeptFile[] {
  privateFolder(to);
  return filesBelow(from).flatMap((file) => {
    const copied = path.join(to, file);
    return copyFlushed(path.join(from, file), copied) ? [{ file, sha256: sha256Of(copied) }] : [];
  });
}

/** In hex; of keys and sounds, which are small. */
export function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
