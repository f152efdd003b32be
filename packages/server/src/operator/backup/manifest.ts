import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseCopy } from '@wpm/store';
import { z } from 'zod';

/** There is nothing to be done with this folder as it is; the words say why. Nothing was changed. */
export class BackupRefused extends Error {
  override name = 'BackupRefused';
}

const fileName = z.string().regex(/^[a-z0-9_.]+$/);

/** What a backup consists of. It is written last: a folder without it holds no whole backup. */
const manifest = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  /** When it was begun: what came later is not in it. */
  at: z.iso.datetime(),
  database: z.strictObject({
    migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
    tables: z.array(
      z.strictObject({
        table: z.string(),
        columns: z.array(z.string()),
        rows: z.int(),
        file: fileName,
        sha256: z.string(),
      }),
    ),
  }) satisfies z.ZodType<DatabaseCopy>,
  files: z.int(),
  bytes: z.int(),
});
export type Manifest = z.infer<typeof manifest>;

const NAME = 'backup.json';

/** Folders of the data folder that are copied as they are, beside the database. */
export const COPIED_FOLDERS = ['keys', 'sounds', 'recordings'] as const;

export const databaseIn = (folder: string) => path.join(folder, 'database');

/** Whether there is a backup, whole or not. */
export function holdsBackup(folder: string): boolean {
  return existsSync(path.join(folder, NAME)) || existsSync(databaseIn(folder));
}

/** @throws BackupRefused if there is no whole backup, or one of a kind that is not known here */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, NAME);
  if (!existsSync(file)) throw new BackupRefused(`${folder} holds no whole backup: there is no ${NAME}`);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new BackupRefused(`${file} is no JSON`, { cause });
  }
  const read = manifest.safeParse(value);
  if (!read.success) throw new BackupRefused(`${file} is not of a kind known here: ${z.prettifyError(read.error)}`);
  return read.data;
}

export function writeManifest(folder: string, written: Manifest): void {
  const file = path.join(folder, NAME);
  writeFileSync(`${file}.new`, `${JSON.stringify(written, undefined, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** From now on the folder holds no whole backup. */
export const manifestFile = (folder: string) => path.join(folder, NAME);
