import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/**
 * Which platform this is among those on one database, kept in this file, which is made if it is missing. It lies with what runs and not
 * with the keys: those are the same on every node. One data folder has one platform at a time (`run/supervisor.json`), so whoever
 * reads it may take back what that node held before.
 */
export async function openNodeId(file: string): Promise<string> {
  const kept = z.uuid().safeParse((await readFile(file, 'utf8').catch(() => '')).trim());
  if (kept.success) return kept.data;
  // None yet, or half of one, written as the power went.
  const made = randomUUID();
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, made, { mode: 0o600 });
  return made;
}
