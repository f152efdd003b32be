import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { seenList } from './seen-list.ts';

export const getOutboundProgress = signedIn(ENDPOINTS.getOutboundProgress, async (deps, request, { listId }) => {
  const list = await seenList(deps, request, listId);
  if (!list.ok) return list;
  const counts = await deps.store.outbound.counts(request.caller.account.tenantId, listId, deps.now());
  const standing = list.value.settings.enabled ? deps.telephony.outbound.standing(listId) : 'paused';
  return ok({ standing, ...counts });
});
