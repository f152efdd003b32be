import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { RecordingReport } from '@wpm/media';
import { FRAMES_PER_MS, FRAME_BYTES, WAV_HEADER, wavHeader } from './wav-header.ts';

/**
 * Makes the file of a recording whole after the engine died while it was written: the header says what is there, half a
 * frame at the end is cut off. A whole file stays as it is, so repairing twice is no harm.
 * @param folder the recordings folder
 * @returns its report; undefined if the engine never made the file
 */
export async function repairRecording(folder: string, recordingId: string): Promise<RecordingReport | undefined> {
  const file = await findRecording(folder, `${recordingId}.wav`);
  if (file === undefined) return undefined;
  const handle = await open(path.join(folder, file), 'r+');
  try {
    const { size } = await handle.stat();
    const frames = Math.max(0, Math.floor((size - WAV_HEADER) / FRAME_BYTES));
    const bytes = WAV_HEADER + frames * FRAME_BYTES;
    await handle.write(wavHeader(frames), 0, WAV_HEADER, 0);
    await handle.truncate(bytes);
    await handle.sync();
    return { recordingId, file, durationMs: Math.floor(frames / FRAMES_PER_MS), bytes };
  } finally {
    await handle.close();
  }
}

/** Looks through the days, the newest first: the file of a crash is hours old at most. */
async function findRecording(folder: string, name: string): Promise<string | undefined> {
  for (const day of await days(folder)) {
    const names = await readdir(path.join(folder, day));
    if (names.includes(name)) return path.join(day, name);
  }
  return undefined;
}

/** `yyyy/mm/dd`, the newest first. */
async function days(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  return entries.filter((entry) => /^\d{4}.\d{2}.\d{2}$/.test(entry)).toSorted((a, b) => b.localeCompare(a));
}
