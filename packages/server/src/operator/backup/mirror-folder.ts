import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, type Stats, statSync, utimesSync } from 'node:fs';
import path from 'node:path';

export type Mirrored = { readonly files: number; readonly bytes: number };

/**
 * Makes `to` hold what `from` holds: files that differ in size or time are copied, files that are gone go. So a recording that was
 * erased by law is not kept by the next backup.
 */
export function mirrorFolder(from: string, to: string): Mirrored {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const wanted = new Set(existsSync(from) ? filesBelow(from) : []);
  for (const file of filesBelow(to)) if (!wanted.has(file)) rmSync(path.join(to, file));
  let bytes = 0;
  let files = 0;
  for (const file of wanted) {
    const size = copyIfChanged(path.join(from, file), path.join(to, file));
    if (size === undefined) continue;
    files += 1;
    bytes += size;
  }
  return { files, bytes };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** @returns its size; undefined if it went meanwhile, as a recording does that was made small */
function copyIfChanged(from: string, to: string): number | undefined {
  const source = statSync(from, { throwIfNoEntry: false });
  if (!source) return undefined;
  if (isSame(source, statSync(to, { throwIfNoEntry: false }))) return source.size;
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
  try {
    cpSync(from, to);
  } catch (cause) {
    if (!existsSync(from)) return undefined;
    throw cause;
  }
  utimesSync(to, source.atime, source.mtime);
  return source.size;
}

function isSame(one: Stats, other: Stats | undefined): boolean {
  // What times are kept to differs between disks.
  return other !== undefined && one.size === other.size && Math.abs(one.mtimeMs - other.mtimeMs) < 2_000;
}
