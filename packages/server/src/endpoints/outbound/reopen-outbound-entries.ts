import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { changedBy } from '../../administration/change.ts';
import { told } from '../../administration/told.ts';
import { signedIn } from '../../http/bind.ts';
import { seenList } from './seen-list.ts';

export const reopenOutboundEntries = signedIn(ENDPOINTS.reopenOutboundEntries, async (deps, request, input) => {
  const { listId, which } = input;
  const list = await seenList(deps, request, listId);
  if (!list.ok) return list;
  const { tenantId } = request.caller.account;
  const count = await deps.store.outbound.reopen({ tenantId, listId, which, by: changedBy(deps, request) });
  await told(deps, request, { action: 'outbound-list.reopen', subject: listId }, ok(count));
  deps.telephony.outbound.wake();
  return ok({ count });
});
