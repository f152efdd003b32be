import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { recordingTurned } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { codeOfPause } from '../recordings/recording-refusal.ts';

/** A call the user is not in is answered exactly like one that does not exist. */
export const pauseRecording = signedIn(ENDPOINTS.pauseRecording, async (deps, request, { callId, longer = false }) => {
  const { id, permissions } = request.caller.account;
  if (!permissions.includes('recordings:pause')) return refuse({ code: 'recording/pause-not-allowed' });
  const turned = await deps.telephony.recordings.pause(callId, id, { longer });
  const refused = turned.ok ? undefined : codeOfPause(turned.error);
  await recordingTurned(deps.sink, actorOf(request), { action: 'pause', callId, result: refused ?? 'ok' });
  if (!turned.ok) return refuse({ code: codeOfPause(turned.error) });
  return ok({ endsAt: new Date(turned.value.endsAt).toISOString() });
});
