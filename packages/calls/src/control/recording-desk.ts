import { type Instant, type Result, ok, refuse } from '@wpm/kernel';
import { pauseEndsAt, pauseMsOf } from '../call/recording-pause.ts';
import { openPartOf } from '../call/segment.ts';
import type { Transferable } from './transfer-desk.ts';

/** Why a recording was not paused, or does not go on. */
export type RecordingRefused = {
  readonly code:
    /** No live call of this id in which the user has a part they are in. */
    | 'recording/no-such-call'
    /** Nothing is recorded, or the engine no longer can. */
    | 'recording/not-running';
};

/** Why a recording was not paused. */
export type PauseRefused = RecordingRefused | { readonly code: 'recording/pause-not-allowed' };

/** How a recording is paused. `longer`: a pause that is there goes on for its whole time from now. */
export type Pausing = { readonly longer?: boolean };

/** A pause as it is now: when it ends by itself. */
export type Paused = { readonly endsAt: Instant };

/**
 * Pauses the recording of a live call (F39). Resolves once nothing said from now on reaches the file and the pause is on disk;
 * gives the instant at which it ends by itself. A pause that is there already stays as it was, unless it is asked to be longer.
 */
export async function pauseRecording(
  live: Transferable | undefined,
  accountId: string,
  { longer = false }: Pausing = {},
): Promise<Result<Paused, PauseRefused>> {
  const turned = await turn(live, accountId, { on: true, longer });
  if (!turned.ok) return turned;
  const { call } = turned.value;
  const endsAt = pauseEndsAt(call);
  if (endsAt !== undefined) return ok({ endsAt });
  // Where the call's campaign allows no pause, nothing has happened.
  return refuse({ code: pauseMsOf(call) === null ? 'recording/pause-not-allowed' : 'recording/not-running' });
}

/** Ends the pause; one that is not paused goes on as it did. */
export async function resumeRecording(
  live: Transferable | undefined,
  accountId: string,
): Promise<Result<void, RecordingRefused>> {
  const turned = await turn(live, accountId, { on: false, longer: false });
  return turned.ok ? ok(undefined) : turned;
}

type Turned = { readonly on: boolean; readonly longer: boolean };

async function turn(
  live: Transferable | undefined,
  accountId: string,
  { on, longer }: Turned,
): Promise<Result<Transferable, RecordingRefused>> {
  let refused: RecordingRefused['code'] | undefined = 'recording/not-running';
  await live?.decide(() => {
    refused = refusalTo(live, accountId);
    if (refused) return undefined;
    const isPaused = pauseEndsAt(live.call) !== undefined;
    return { kind: 'recording-pause', on, ...(longer && isPaused && { longer }) };
  });
  if (!live) return refuse({ code: 'recording/no-such-call' });
  return refused ? refuse({ code: refused }) : ok(live);
}

function refusalTo({ call }: Transferable, accountId: string): RecordingRefused['code'] | undefined {
  if (call.phase.state === 'ended' || !openPartOf(call.segments, accountId)?.leg) return 'recording/no-such-call';
  return call.phase.state === 'connected' && call.recording ? undefined : 'recording/not-running';
}
