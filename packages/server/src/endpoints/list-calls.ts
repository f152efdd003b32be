import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentReportedCall } from '../presenters/call.ts';

export const listCalls = signedIn(ENDPOINTS.listCalls, async (deps, { caller }, { from, to, ...filter }) => {
  const page = await deps.store.calls.ofTenant(caller.account.tenantId, {
    ...filter,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  });
  if (!page.ok) return refuse({ code: 'request/invalid', fields: { after: 'is not a cursor' } });
  return ok({ items: page.value.items.map(presentReportedCall), next: page.value.next });
});
