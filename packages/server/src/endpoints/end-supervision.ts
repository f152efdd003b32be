import { ENDPOINTS } from '@wpm/contract';
import { refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { done } from '../http/command.ts';
import { isKeptFrom } from '../live/board-of.ts';

export const endSupervision = signedIn(ENDPOINTS.endSupervision, async (deps, { caller }, { callId, accountId }) => {
  const { id, tenantId } = caller.account;
  if (isKeptFrom(deps, caller, callId)) return refuse({ code: 'supervision/no-such-call' });
  return done(await deps.telephony.supervision.leave({ callId, tenantId, agentId: accountId, supervisorId: id }));
});
