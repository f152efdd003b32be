import type { Instant } from '@wpm/kernel';
import type { RecordingPause, RecordingRecord } from '../record.ts';
import type { Call, CallIn } from './call.ts';
import { type Effect, type Step, step } from './step.ts';

/** A pause of the recording ends by itself: who forgets it loses no more of the call than this (F39). */
export const RECORDING_PAUSE_MS = 120_000;

const isOpen = ({ toMs }: RecordingPause): boolean => toMs === null;

/** The pause the recording is in now; undefined while it records. */
const openPauseOf = (recording: RecordingRecord | null): RecordingPause | undefined =>
  recording?.pauses?.find((pause) => isOpen(pause));

/** When the recording goes on by itself; undefined while it is not paused. */
export function pauseEndsAt({ recording, phase }: Call): Instant | undefined {
  const pause = openPauseOf(recording);
  if (phase.state !== 'connected' || !recording || !pause) return undefined;
  return recording.startedAt + pause.fromMs + RECORDING_PAUSE_MS;
}

/** A user wants the recording paused, or to go on. Nothing happens where nothing is recorded, or it is so already. */
export function pauseTurned(call: CallIn<'connected'>, on: boolean, now: Instant): Step {
  const { recording } = call;
  if (!recording || (openPauseOf(recording) !== undefined) === on) return step(call);
  const next = { ...call, recording: on ? pausedAt(recording, now) : resumedAt(recording, now) };
  // Paused first, on disk next, and only then is the user told: what they say from then on must be in no file.
  return step(next, { kind: 'turn-recording', on: !on }, { kind: on ? 'save' : 'note' });
}

/** Whether the pause of the recording has lasted long enough. */
export function isPauseOver(call: Call, now: Instant): boolean {
  const endsAt = pauseEndsAt(call);
  return endsAt !== undefined && now >= endsAt;
}

/** After a restart the engine is told again: it may have heard of a pause that was not written, or of none. */
export function recordingRecalled({ recording, phase }: Call): Effect[] {
  if (!recording || phase.state !== 'connected') return [];
  return [{ kind: 'turn-recording', on: openPauseOf(recording) === undefined }];
}

function pausedAt(recording: RecordingRecord, now: Instant): RecordingRecord {
  const fromMs = Math.max(0, Math.round(now - recording.startedAt));
  return { ...recording, pauses: [...(recording.pauses ?? []), { fromMs, toMs: null }] };
}

/** The same recording, going on or over: a pause that is open ends. */
export function resumedAt(recording: RecordingRecord, now: Instant): RecordingRecord {
  if (!recording.pauses) return recording;
  const pauses = recording.pauses.map((pause) =>
    isOpen(pause) ? { ...pause, toMs: Math.max(pause.fromMs, Math.round(now - recording.startedAt)) } : pause,
  );
  return { ...recording, pauses };
}

/** The same recording without the pause that did not come about. */
export function withoutOpenPause(recording: RecordingRecord): RecordingRecord {
  if (!recording.pauses) return recording;
  return { ...recording, pauses: recording.pauses.filter((pause) => !isOpen(pause)) };
}

/**
 * Recorded time ÷ connected time, 0…1, the pauses left out of both: what was not to be recorded is not missing (F39).
 * @param talkMs how long the call was up and to be recorded
 */
export function completenessOf({ durationMs, pauses = [], gaps = [] }: RecordingRecord, talkMs: number): number {
  const wanted = talkMs - pausedWithin(pauses, talkMs);
  if (wanted <= 0) return 1;
  const had = durationMs - pausedWithin(pauses, durationMs) - pausedWithin(gaps, durationMs);
  return Math.max(0, Math.min(1, had / wanted));
}

function pausedWithin(pauses: readonly RecordingPause[], ms: number): number {
  return pauses.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(toMs ?? ms, ms) - fromMs), 0);
}
