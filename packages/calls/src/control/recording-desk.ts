import { type Instant, type Result, ok, refuse } from '@wpm/kernel';
import { pauseEndsAt } from '../call/recording-pause.ts';
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

/**
 * Pauses the recording of a live call (F39). Resolves once nothing said from now on reaches the file and the pause is on disk;
 * gives the instant at which it ends by itself. A pause that is there already stays as it was.
 */
export async function pauseRecording(
  live: Transferable | undefined,
  accountId: string,
): Promise<Result<{ readonly endsAt: Instant }, RecordingRefused>> {
  const turned = await turn(live, accountId, true);
  if (!turned.ok) return turned;
  const endsAt = pauseEndsAt(turned.value.call);
  return endsAt === undefined ? refuse({ code: 'recording/not-running' }) : ok({ endsAt });
}

/** Ends the pause; one that is not paused goes on as it did. */
export async function resumeRecording(
  live: Transferable | undefined,
  accountId: string,
): Promise<Result<void, RecordingRefused>> {
  const turned = await turn(live, accountId, false);
  return turned.ok ? ok(undefined) : turned;
}

async function turn(
  live: Transferable | undefined,
  accountId: string,
  on: boolean,
): Promise<Result<Transferable, RecordingRefused>> {
  let refused: RecordingRefused['code'] | undefined = 'recording/not-running';
  await live?.decide(() => {
    refused = refusalTo(live, accountId);
    return refused ? undefined : { kind: 'recording-pause', on };
  });
  if (!live) return refuse({ code: 'recording/no-such-call' });
  return refused ? refuse({ code: refused }) : ok(live);
}

function refusalTo({ call }: Transferable, accountId: string): RecordingRefused['code'] | undefined {
  if (call.phase.state === 'ended' || !openPartOf(call.segments, accountId)?.leg) return 'recording/no-such-call';
  return call.phase.state === 'connected' && call.recording ? undefined : 'recording/not-running';
}
