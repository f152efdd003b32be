import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentOutboundEntry } from '../../presenters/outbound.ts';
import { seenList } from './seen-list.ts';

export const listOutboundEntries = signedIn(ENDPOINTS.listOutboundEntries, async (deps, request, filter) => {
  const list = await seenList(deps, request, filter.listId);
  if (!list.ok) return list;
  const page = await deps.store.outbound.page(request.caller.account.tenantId, filter);
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  return ok({ items: page.value.items.map(presentOutboundEntry), next: page.value.next });
});
