import { chmodSync, mkdirSync, rmSync, type Stats, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { copyFlushed, filesBelow } from './files-below.ts';

/**
 * Copies what is not there yet or differs in size or time.
 * @returns how many files there are now at `from`, and their bytes
 */
export function addChanged(from: string, to: string): { readonly files: number; readonly bytes: number } {
  let [files, bytes] = [0, 0];
  for (const file of filesBelow(from)) {
    const size = copyIfChanged(path.join(from, file), path.join(to, file));
    if (size === undefined) continue;
    files += 1;
    bytes += size;
  }
  return { files, bytes };
}

/** Takes away what is gone at `from`: a recording that was erased by law is not kept by the next backup. */
export function removeGone(from: string, to: string): void {
  const wanted = new Set(filesBelow(from));
  for (const file of filesBelow(to)) if (!wanted.has(file)) rmSync(path.join(to, file));
}

/** @returns its size; undefined if it went meanwhile */
function copyIfChanged(from: string, to: string): number | undefined {
  const source = statSync(from, { throwIfNoEntry: false });
  if (!source) return undefined;
  if (isSame(source, statSync(to, { throwIfNoEntry: false }))) return source.size;
  if (!copyFlushed(from, to)) return undefined;
  chmodSync(to, 0o600);
  utimesSync(to, source.atime, source.mtime);
  return source.size;
}

function isSame(one: Stats, other: Stats | undefined): boolean {
  // What times are kept to differs between disks.
  return other !== undefined && one.size === other.size && Math.abs(one.mtimeMs - other.mtimeMs) < 2_000;
}

/** A folder that only its owner may look into, also where it was there already. */
export function privateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}
