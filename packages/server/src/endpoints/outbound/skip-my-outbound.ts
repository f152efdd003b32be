import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';

export const skipMyOutbound = signedIn(ENDPOINTS.skipMyOutbound, async (deps, request, { entryId, reason }) => {
  const { id, tenantId } = request.caller.account;
  const isDone = await deps.telephony.outbound.skip({ id, tenantId }, entryId, reason);
  return isDone ? ok({}) : refuse({ code: 'outbound/not-offered' });
});
