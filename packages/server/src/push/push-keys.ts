import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newVapidJwk, readVapidKey, type VapidKey } from '@wpm/integrations';

/** The platform's key for Web Push, kept in the file, which is made if it is missing: with another one every device would be lost. */
export async function openPushKey(keyFile: string): Promise<VapidKey> {
  await mkdir(path.dirname(keyFile), { recursive: true, mode: 0o700 });
  const made = JSON.stringify(newVapidJwk());
  await writeFile(keyFile, made, { flag: 'wx', mode: 0o600 }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause;
  });
  return readVapidKey(JSON.parse(await readFile(keyFile, 'utf8')));
}
