import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { copyOut, type CopyProgress } from '@wpm/store';
import manifest from '../../../package.json' with { type: 'json' };
import type { DataFolder } from '../../data-folder.ts';
import {
  BackupRefused,
  COPIED_FOLDERS,
  databaseIn,
  holdsBackup,
  type Manifest,
  manifestFile,
  writeManifest,
} from './manifest.ts';
import { type Mirrored, mirrorFolder } from './mirror-folder.ts';

/**
 * Makes a backup of everything that cannot be made again: database, keys, sounds, recordings. The platform may run meanwhile.
 * A folder that holds an earlier backup is brought up to date; of recordings only what changed is copied.
 * @param url of the database
 * @throws BackupRefused if the folder holds something else
 */
export async function backUp(
  data: DataFolder,
  { url, to, tell, now }: { url: string; to: string; tell: CopyProgress; now: () => Date },
): Promise<Manifest> {
  if (existsSync(to) && readdirSync(to).length > 0 && !holdsBackup(to))
    throw new BackupRefused(`${to} holds something else than a backup`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const at = now().toISOString();
  rmSync(manifestFile(to), { force: true });
  rmSync(databaseIn(to), { recursive: true, force: true });
  mkdirSync(databaseIn(to), { mode: 0o700 });
  const database = await copyOut(url, databaseIn(to), tell);
  const total = { files: 0, bytes: 0 };
  for (const name of COPIED_FOLDERS) add(total, mirrorFolder(path.join(data.root, name), path.join(to, name)));
  const written: Manifest = {
    format: 1,
    version: manifest.version,
    at,
    database: {
      migrations: [...database.migrations],
      tables: database.tables.map((table) => ({ ...table, columns: [...table.columns] })),
    },
    ...total,
  };
  writeManifest(to, written);
  return written;
}

function add(total: { files: number; bytes: number }, { files, bytes }: Mirrored): void {
  total.files += files;
  total.bytes += bytes;
}
