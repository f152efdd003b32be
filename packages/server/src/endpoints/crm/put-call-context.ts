import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { actorOf, signedIn } from '../../http/bind.ts';
import { contextPut } from '../../realtime/context-put.ts';

export const putCallContext = signedIn(ENDPOINTS.putCallContext, async (deps, request, { callId, ...card }) => {
  const put = await deps.contexts.put(request.caller.account.tenantId, callId, card);
  contextPut(deps.sink, actorOf(request), { callId, result: put.ok ? 'ok' : put.error.code });
  if (!put.ok) return put;
  deps.realtime.contextPut(callId);
  return ok({});
});
