import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../http/bind.ts';
import { done } from '../http/command.ts';

export const endSupervision = signedIn(ENDPOINTS.endSupervision, async (deps, { caller }, { callId, accountId }) => {
  const { id, tenantId } = caller.account;
  return done(await deps.telephony.supervision.leave({ callId, tenantId, agentId: accountId, supervisorId: id }));
});
