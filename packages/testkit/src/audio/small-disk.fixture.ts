import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/** What is wanted before a recording goes on is a megabyte. */
const DISK_BYTES = 4 * 1_024 * 1_024;

/** Why there can be no small disk here; undefined where there can. */
export const noSmallDisk = process.getuid?.() === 0 ? undefined : 'a small disk can be made by root alone';
if (noSmallDisk) process.stderr.write(`SKIPPED: a full disk: ${noSmallDisk}\n`);

/** A file system of the memory, a few megabytes large, in the place of a folder until it is disposed of. */
export async function smallDisk(folder: string): Promise<Disposable> {
  await mkdir(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', folder]);
  return { [Symbol.dispose]: () => void execFileSync('umount', ['--lazy', folder]) };
}

/** A file that leaves a small disk no more room than that; deleted, the room is there again. */
export async function ballast(folder: string, leftBytes: number): Promise<string> {
  const file = path.join(folder, 'ballast');
  await writeFile(file, new Uint8Array(DISK_BYTES - leftBytes));
  return file;
}
