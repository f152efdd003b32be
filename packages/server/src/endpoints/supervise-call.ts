import { ENDPOINTS } from '@wpm/contract';
import { refuse } from '@wpm/kernel';
import { supervisionAsked } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { done } from '../http/command.ts';
import { isKeptFrom } from '../live/board-of.ts';

/** That it was asked for is in the audit log before anybody is rung. */
export const superviseCall = signedIn(ENDPOINTS.superviseCall, async (deps, request, { callId, accountId, mode }) => {
  const { id, tenantId } = request.caller.account;
  const ask = { callId, tenantId, agentId: accountId, supervisorId: id };
  await supervisionAsked(deps.sink, actorOf(request), { callId, agentId: accountId, to: mode });
  if (isKeptFrom(deps, request.caller, callId)) return refuse({ code: 'supervision/no-such-call' });
  return done(await deps.telephony.supervision.supervise(ask, mode));
});
