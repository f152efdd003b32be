import { type Instant, assertNever } from '@wpm/kernel';
import type { RecordingGap, RecordingMark } from '@wpm/media';
import type { RecordingPause, RecordingRecord } from '../record.ts';
import type { Call, CallIn } from './call.ts';
import { type Effect, type OfRecording, type Step, step } from './step.ts';

/** A pause of the recording ends by itself: who forgets it loses no more of the call than this (F39), unless its campaign says otherwise. */
export const RECORDING_PAUSE_MS = 120_000;

/** How long a pause of this call lasts; null where its campaign allows none. */
export function pauseMsOf({ madeIn, campaign }: Pick<Call, 'madeIn' | 'campaign'>): number | null {
  const said = (campaign?.plan ?? madeIn)?.pauseMs;
  return said === undefined ? RECORDING_PAUSE_MS : said;
}

const isOpen = ({ toMs }: RecordingPause): boolean => toMs === null;

/** The pause the recording is in now; undefined while it records. */
const openPauseOf = (recording: RecordingRecord | null): RecordingPause | undefined =>
  recording?.pauses?.find((pause) => isOpen(pause));

/** When the recording goes on by itself; undefined while it is not paused. */
export function pauseEndsAt({ recording, phase }: Call): Instant | undefined {
  const pause = openPauseOf(recording);
  if (phase.state !== 'connected' || !recording || !pause) return undefined;
  return recording.startedAt + (pause.untilMs ?? pause.fromMs + RECORDING_PAUSE_MS);
}

/** What is said of the recording while the call is up. */
export function whileRecorded(call: CallIn<'connected'>, input: OfRecording, now: Instant): Step {
  switch (input.kind) {
    case 'recording-pause':
      return input.longer ? pauseLengthened(call, now) : pauseTurned(call, input.on, now);
    case 'recording-failed':
      return recordingRefused(call);
    case 'recording-recovered':
      return recordingRecovered(call, input.gap);
    default:
      return assertNever(input);
  }
}

/** A user wants the recording paused, or to go on. Nothing happens where nothing is recorded, or it is so already. */
export function pauseTurned(call: CallIn<'connected'>, on: boolean, now: Instant): Step {
  const { recording } = call;
  if (!recording || (openPauseOf(recording) !== undefined) === on) return step(call);
  const lastsMs = pauseMsOf(call);
  if (on && lastsMs === null) return step(call);
  const next = { ...call, recording: on ? pausedAt(recording, now, lastsMs ?? 0) : resumedAt(recording, now) };
  // Paused first, on disk next, and only then is the user told: what they say from then on must be in no file.
  return step(next, { kind: 'turn-recording', on: !on }, { kind: on ? 'save' : 'note' });
}

/** The user needs more time: the pause that is there ends by itself as late as one that began now. */
function pauseLengthened(call: CallIn<'connected'>, now: Instant): Step {
  const { recording } = call;
  const lastsMs = pauseMsOf(call);
  if (!recording?.pauses || lastsMs === null || openPauseOf(recording) === undefined) return step(call);
  const untilMs = Math.round(now - recording.startedAt) + lastsMs;
  const pauses = recording.pauses.map((pause) => (isOpen(pause) ? { ...pause, untilMs } : pause));
  return step({ ...call, recording: { ...recording, pauses } }, { kind: 'note' });
}

/** Whether the pause of the recording has lasted long enough. */
export function isPauseOver(call: Call, now: Instant): boolean {
  const endsAt = pauseEndsAt(call);
  return endsAt !== undefined && now >= endsAt;
}

/** After a restart the engine is told again: it may have heard of a pause that was not written, or of none. */
export function recordingRecalled({ recording, phase }: Call): Effect[] {
  if (!recording || phase.state !== 'connected') return [];
  return [{ kind: 'turn-recording', on: openPauseOf(recording) === undefined, again: true }];
}

function pausedAt(recording: RecordingRecord, now: Instant, lastsMs: number): RecordingRecord {
  const fromMs = Math.max(0, Math.round(now - recording.startedAt));
  return { ...recording, pauses: [...(recording.pauses ?? []), { fromMs, toMs: null, untilMs: fromMs + lastsMs }] };
}

/** The same recording, going on or over: a pause that is open ends. */
export function resumedAt(recording: RecordingRecord, now: Instant): RecordingRecord {
  if (!recording.pauses) return recording;
  const pauses = recording.pauses.map((pause) =>
    isOpen(pause)
      ? { fromMs: pause.fromMs, toMs: Math.max(pause.fromMs, Math.round(now - recording.startedAt)) }
      : pause,
  );
  return { ...recording, pauses };
}

/** The disk takes nothing of the recording from now on: nobody in the call is to believe that it is recorded. */
function recordingRefused(call: Call): Step {
  return call.recording
    ? step({ ...call, recording: { ...call.recording, refused: true } }, { kind: 'note' })
    : step(call);
}

/** The call as it is written down: that the disk refuses its recording the engine says anew to who goes on with it. */
export const unlessToldAnew = (call: Call): Call =>
  call.recording?.refused ? { ...call, recording: taken(call.recording) } : call;

function taken(before: RecordingRecord): RecordingRecord {
  const { refused: _, ...recording } = before;
  return recording;
}

/** The disk takes the recording again: what is missing is known from now on, whatever becomes of the platform. */
function recordingRecovered(call: Call, gap: RecordingGap): Step {
  return call.recording ? step({ ...call, recording: withGap(call.recording, gap) }, { kind: 'note' }) : step(call);
}

/** The same recording, going on after what is missing of it; one gap where it follows on the last, which may have been noted in part. */
export function withGap(before: RecordingRecord, gap: RecordingGap): RecordingRecord {
  const recording = taken(before);
  const { gaps = [] } = recording;
  const last = gaps.at(-1);
  if (!last || gap.fromMs > last.toMs) return { ...recording, gaps: [...gaps, gap] };
  const joined = { fromMs: Math.min(last.fromMs, gap.fromMs), toMs: Math.max(last.toMs, gap.toMs) };
  return { ...recording, gaps: [...gaps.slice(0, -1), joined] };
}

/** The same recording, its last pause as the engine has it in the file: where it began, or, the recording going on, where it ended. */
export function pauseMarked(recording: RecordingRecord, isGoingOn: boolean, { atMs }: RecordingMark): RecordingRecord {
  const { pauses = [] } = recording;
  const last = pauses.at(-1);
  if (!last) return recording;
  const marked = isGoingOn ? { ...last, toMs: Math.max(last.fromMs, atMs) } : { ...last, fromMs: atMs };
  return { ...recording, pauses: [...pauses.slice(0, -1), marked] };
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
  const toRecord = (ms: number) => ms - pausedWithin(pauses, ms);
  const wanted = toRecord(talkMs);
  if (wanted <= 0) return 1;
  const lost = gaps.map(({ fromMs, toMs }) => toRecord(Math.min(toMs, durationMs)) - toRecord(fromMs));
  const had = toRecord(durationMs) - lost.reduce((sum, ms) => sum + Math.max(0, ms), 0);
  return Math.max(0, Math.min(1, had / wanted));
}

function pausedWithin(pauses: readonly RecordingPause[], ms: number): number {
  return pauses.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(toMs ?? ms, ms) - fromMs), 0);
}
