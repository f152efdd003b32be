import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { directoryChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';

/** Another tenant's recording is answered exactly like one that does not exist. */
export const holdRecording = signedIn(ENDPOINTS.holdRecording, async (deps, request, { recordingId, reason }) => {
  const by = { ...actorOf(request), at: deps.now() };
  const { tenantId } = request.caller.account;
  const held = await deps.store.recordings.hold({ tenantId, recordingId }, { reason, by });
  const result = held.ok ? 'ok' : held.error.code;
  await directoryChanged(deps.sink, by, { action: 'recording.hold', subject: recordingId, result });
  return held.ok ? ok({}) : held;
});

export const liftRecordingHold = signedIn(
  ENDPOINTS.liftRecordingHold,
  async (deps, request, { recordingId, reason }) => {
    const by = { ...actorOf(request), at: deps.now() };
    const { tenantId } = request.caller.account;
    const lifted = await deps.store.recordings.liftHold({ tenantId, recordingId }, { reason, by });
    const result = lifted.ok ? 'ok' : lifted.error.code;
    await directoryChanged(deps.sink, by, { action: 'recording.lift-hold', subject: recordingId, result });
    // Its term may have been over for long.
    if (lifted.ok) void deps.removals.work();
    return lifted.ok ? ok({}) : lifted;
  },
);
