import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { sipTraceRead } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { ladderOf } from '../telephony/sip-trace/ladder.ts';

/** The trace of another tenant's call is answered exactly like that of a call that does not exist. */
export const getSipTrace = signedIn(ENDPOINTS.getSipTrace, async (deps, request, { callId }) => {
  const isOurs = await deps.store.calls.isOfTenant(request.caller.account.tenantId, callId);
  await sipTraceRead(deps.sink, actorOf(request), { callId, result: isOurs ? 'ok' : 'request/not-found' });
  return isOurs ? ok(ladderOf(deps.telephony.trace.ofCall(callId))) : refuse({ code: 'request/not-found' });
});
