import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseCopy } from '@wpm/store';
import { z } from 'zod';

/** There is nothing to be done with this folder as it is; the words say why. Nothing was changed. */
export class BackupRefused extends Error {
  override name = 'BackupRefused';
}

/** A path below a folder, never out of it. */
const below = z.string().refine((file) => !path.isAbsolute(file) && !file.split(/[/\\]/).includes('..'));

const keptFile = z.strictObject({ file: below, sha256: z.string() });
export type KeptFile = z.infer<typeof keptFile>;

/**
 * What a backup consists of: a snapshot of its own (database, keys, sounds), each file with its checksum, and the recordings, which it
 * shares with the backups before it in the same folder.
 */
const manifest = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  /** When it was begun: what came later is not in it. */
  at: z.iso.datetime(),
  /** Name of the snapshot's folder. */
  snapshot: z.string().regex(/^snapshot-[0-9TZ]+$/),
  database: z.strictObject({
    migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
    tables: z.array(
      z.strictObject({
        table: z.string(),
        columns: z.array(z.string()),
        rows: z.int(),
        file: z.string().regex(/^[a-z0-9_.]+$/),
        sha256: z.string(),
      }),
    ),
  }) satisfies z.ZodType<DatabaseCopy>,
  files: z.strictObject({ keys: z.array(keptFile), sounds: z.array(keptFile) }),
  recordings: z.strictObject({ files: z.int(), bytes: z.int() }),
});
export type Manifest = z.infer<typeof manifest>;

const NAME = 'backup.json';

/** Folders of the data folder that are in the snapshot. */
export const KEPT_FOLDERS = ['keys', 'sounds'] as const;

export const hasManifest = (folder: string): boolean => existsSync(path.join(folder, NAME));

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

/** From this moment the folder holds this backup, and held the one before it until then. */
export function writeManifest(folder: string, written: Manifest): void {
  const file = path.join(folder, NAME);
  writeFileSync(`${file}.new`, `${JSON.stringify(written, undefined, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
