import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { sipTraceRead } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { readLadder } from '../telephony/sip-trace/read-ladder.ts';

/** The trace of another tenant's call is answered exactly like that of a call that does not exist. */
export const getSipTrace = signedIn(ENDPOINTS.getSipTrace, async (deps, request, { callId }) => {
  const { tenantId } = request.caller.account;
  const isOurs = await deps.store.calls.isOfTenant(tenantId, callId);
  await sipTraceRead(deps.sink, actorOf(request), { callId, result: isOurs ? 'ok' : 'request/not-found' });
  if (!isOurs) return refuse({ code: 'request/not-found' });
  return ok(await readLadder({ ladders: deps.store.sipLadders, trace: deps.telephony.trace }, { tenantId, callId }));
});
