import { rm } from 'node:fs/promises';
import path from 'node:path';
import { peaksFileOf, wavFileOf } from '@wpm/media-embedded';

/**
 * Deletes a recording from the disk: what is kept of it, the WAV beside it, and the picture of its loudness.
 * @throws if the disk refuses, or the file lies outside the folder however it is named (trust 12)
 */
export async function removeRecordingFiles(folder: string, file: string): Promise<void> {
  const root = path.resolve(folder);
  for (const each of new Set([file, wavFileOf(file), peaksFileOf(file)])) {
    const whole = path.resolve(root, each);
    if (!whole.startsWith(root + path.sep)) throw new Error('the file is no recording');
    await rm(whole, { force: true });
  }
}
