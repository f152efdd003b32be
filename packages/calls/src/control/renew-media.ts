import type { Clock } from '@wpm/kernel';
import { type Call, type LegId, isIn } from '../call/call.ts';
import { waysUnknown } from '../call/one-way.ts';
import { withGap } from '../call/recording-pause.ts';
import { soundOf } from '../call/sound.ts';
import type { LegEvent } from '../leg/leg.ts';
import type { RecordingRecord } from '../record.ts';
import type { CallMedia } from './call-media.ts';
import type { CallControlDeps } from './deps.ts';
import type { SipLeg } from './sip-leg.ts';

/** A media engine that was killed is there again after a second or two; who waits longer for it hears nothing, and is let go. */
const PATIENCE_MS = 10_000;
const AGAIN_MS = 100;

type Renewed = { readonly legs: ReadonlyMap<LegId, SipLeg>; readonly media: CallMedia };
type Around = Pick<CallControlDeps, 'media' | 'clock' | 'log' | 'recoverRecording'>;
type Needed = { readonly over: AbortSignal };

/** Whom a call of two loses, it is over by: nobody needs its media any more. */
const isOver = (event: LegEvent, { phase }: Call): boolean =>
  event.kind === 'hung-up' &&
  phase.state === 'connected' &&
  (phase.activity.kind === 'talking' || phase.activity.kind === 'held');

/** What a call does about an engine that died; one that is over meanwhile waits for none, and nor does its BYE. */
export class MediaRenewal {
  #over: AbortController | undefined;

  /** Something happened on a leg, and is dealt with only after the renewal. */
  heard(event: LegEvent, call: Call): void {
    if (isOver(event, call)) this.#over?.abort();
  }

  /** @returns the call with its media; `over` where that is dealt with next; undefined where it cannot go on */
  async renew(renewed: Renewed, call: Call, around: Around): Promise<Call | 'over' | undefined> {
    const { signal } = (this.#over = new AbortController());
    const next = await renewMedia(renewed, call, { ...around, over: signal });
    return signal.aborted ? 'over' : next && waysUnknown(next);
  }
}

/**
 * The engine that had the media of a call died. Waits for the next one and offers it to everybody by re-INVITE; the recording goes
 * on in its file. What everybody is to hear is not said yet.
 * @returns the call, whose recording knows what it is missing; undefined where it cannot go on
 */
async function renewMedia({ legs, media }: Renewed, call: Call, around: Around & Needed): Promise<Call | undefined> {
  // Without a customer or colleague at the other end, or before the answer, there is nothing that must not be lost.
  if (!isIn(call, 'connected') || call.phase.activity.kind === 'served') return undefined;
  try {
    if (!(await reopened(media, around))) return call;
    const up = [...legs].filter(([, leg]) => leg.session !== undefined);
    await Promise.all(up.map(async ([id, leg]) => leg.reoffer(await media.offer(id))));
    around.log.warn('media.renewed', { call: call.id, legs: up.length });
    const sound = soundOf(call, call.phase.activity);
    if (!call.recording || !sound) return call;
    const recording = await brokenOff(call.recording, around);
    await media.recordOn(recording, sound.recording, around.clock.now());
    return { ...call, recording };
  } catch (error) {
    around.log.error('media.not-renewed', { call: call.id, error: String(error) });
    return undefined;
  }
}

/** False where it is not needed any more. @throws MediaError the last time it is tried */
async function reopened(media: CallMedia, { media: plane, clock, over }: Around & Needed): Promise<boolean> {
  const until = clock.now() + PATIENCE_MS;
  for (;;) {
    if (over.aborted) return false;
    try {
      await media.reopen(plane);
      return true;
    } catch (error) {
      if (clock.now() >= until) throw error;
      await passed(clock, AGAIN_MS);
    }
  }
}

const passed = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => void clock.schedule(clock.now() + ms, resolve));

/** What of it was on disk when the engine died is all there is; from there to now is silence (F39). */
async function brokenOff(
  recording: RecordingRecord,
  { recoverRecording, clock, log }: Around,
): Promise<RecordingRecord> {
  const found = await recoverRecording(recording.id);
  const gap = { fromMs: found?.durationMs ?? 0, toMs: Math.round(clock.now() - recording.startedAt) };
  log.error('recording.gap', { recording: recording.id, ...gap });
  return withGap(recording, gap);
}
