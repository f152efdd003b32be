import path from 'node:path';
import type { RecordingOrder } from '@wpm/media';
import { RecordingFile, recordingPath } from './recording-file.ts';
import { repairRecording } from './repair-recording.ts';
import { FRAMES_PER_MS, FRAME_BYTES, WAV_HEADER } from './wav-header.ts';

/** A call that waits longer for an engine has ended; a clock that was set must not fill the disk. */
const MOST_MISSING_MS = 60_000;

/** The file of a recording. */
export interface OpenedRecording {
  /** Relative to the recordings folder. */
  readonly file: string;
  readonly out: RecordingFile;
  /** Frames the file is to hold when the first of what is said now is written; what is missing up to there becomes silence. */
  readonly base: number;
}

/** Makes the file of a recording, or goes on with the one another engine left. Rejects with the system's error. */
export async function openRecording(order: RecordingOrder, folder: string): Promise<OpenedRecording> {
  return (await continued(order, folder)) ?? (await begun(order, folder));
}

async function begun({ recordingId }: RecordingOrder, folder: string): Promise<OpenedRecording> {
  const file = recordingPath(recordingId, new Date());
  return { file, out: await RecordingFile.create(path.join(folder, file)), base: 0 };
}

/** The file another engine left, made whole; undefined where it left none, or none is asked for. */
async function continued(
  { recordingId, continuesAtMs }: RecordingOrder,
  folder: string,
): Promise<OpenedRecording | undefined> {
  const left = continuesAtMs === undefined ? undefined : await repairRecording(folder, recordingId);
  if (!left || continuesAtMs === undefined) return undefined;
  const frames = (left.bytes - WAV_HEADER) / FRAME_BYTES;
  const out = await RecordingFile.reopen(path.join(folder, left.file), frames);
  const missing = Math.min(Math.round(continuesAtMs) * FRAMES_PER_MS - frames, MOST_MISSING_MS * FRAMES_PER_MS);
  return { file: left.file, out, base: frames + Math.max(0, missing) };
}
