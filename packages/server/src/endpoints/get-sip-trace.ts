import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { sipTraceRead } from '../events.ts';
import { signedIn } from '../http/bind.ts';
import { ladderOf } from '../telephony/sip-trace/ladder.ts';

/** The trace of another tenant's call is answered exactly like that of a call that does not exist. */
export const getSipTrace = signedIn(ENDPOINTS.getSipTrace, async (deps, request, { callId }) => {
  const { account, session } = request.caller;
  const actor = { source: request.source, tenantId: account.tenantId, accountId: account.id, sessionId: session.id };
  const isOurs = await deps.store.calls.isOfTenant(account.tenantId, callId);
  await sipTraceRead(deps.sink, actor, { callId, result: isOurs ? 'ok' : 'request/not-found' });
  return isOurs ? ok(ladderOf(deps.telephony.trace.ofCall(callId))) : refuse({ code: 'request/not-found' });
});
