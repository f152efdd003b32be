import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { recordingTurned } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { codeOfRecording } from '../recordings/recording-refusal.ts';

/** A call the user is not in is answered exactly like one that does not exist. */
export const resumeRecording = signedIn(ENDPOINTS.resumeRecording, async (deps, request, { callId }) => {
  const turned = await deps.telephony.recordings.resume(callId, request.caller.account.id);
  const refused = turned.ok ? undefined : codeOfRecording(turned.error);
  await recordingTurned(deps.sink, actorOf(request), { action: 'resume', callId, result: refused ?? 'ok' });
  if (!turned.ok) return refuse({ code: codeOfRecording(turned.error) });
  return ok({});
});
