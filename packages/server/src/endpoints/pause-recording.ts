import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { recordingTurned } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { codeOfRecording } from '../recordings/recording-refusal.ts';

/** A call the user is not in is answered exactly like one that does not exist. */
export const pauseRecording = signedIn(ENDPOINTS.pauseRecording, async (deps, request, { callId }) => {
  const turned = await deps.telephony.recordings.pause(callId, request.caller.account.id);
  const refused = turned.ok ? undefined : codeOfRecording(turned.error);
  await recordingTurned(deps.sink, actorOf(request), { action: 'pause', callId, result: refused ?? 'ok' });
  if (!turned.ok) return refuse({ code: codeOfRecording(turned.error) });
  return ok({ endsAt: new Date(turned.value.endsAt).toISOString() });
});
