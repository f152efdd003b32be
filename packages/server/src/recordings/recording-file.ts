import { open, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { FileHandle } from 'node:fs/promises';

/** An open recording. Who opens it closes it. */
export type RecordingFile = { readonly handle: FileHandle; readonly size: number; readonly etag: string };

/**
 * Opens a recording by the path the database has of it.
 * @returns undefined if there is no such file, or it lies, however it was named, outside the folder (trust 12)
 */
export async function openRecordingFile(folder: string, relativePath: string): Promise<RecordingFile | undefined> {
  const [root, file] = await Promise.all([
    realpath(folder).catch(() => undefined),
    realpath(path.join(folder, relativePath)).catch(() => undefined),
  ]);
  if (root === undefined || file === undefined || !file.startsWith(root + path.sep)) return undefined;
  const handle = await open(file, 'r');
  const stat = await handle.stat();
  if (stat.isFile())
    return { handle, size: stat.size, etag: `"${stat.size.toString(36)}-${Math.floor(stat.mtimeMs).toString(36)}"` };
  await handle.close();
  return undefined;
}
