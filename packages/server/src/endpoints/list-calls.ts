import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { crmNaming } from '../crm/crm-naming.ts';
import { signedIn } from '../http/bind.ts';
import { presentReportedCall } from '../presenters/call.ts';

export const listCalls = signedIn(ENDPOINTS.listCalls, async (deps, { caller }, { from, to, ...filter }) => {
  const page = await deps.store.calls.ofTenant(caller.account.tenantId, {
    ...filter,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  });
  if (!page.ok) return refuse({ code: 'request/invalid', fields: { after: 'is not a cursor' } });
  const calls = page.value.items.map(presentReportedCall);
  const numbers = calls.flatMap((call) => [call.caller.number, call.callee.number]);
  const named = await crmNaming(deps, caller.account.tenantId, numbers);
  const items = calls.map((call) => ({ ...call, caller: named(call.caller), callee: named(call.callee) }));
  return ok({ items, next: page.value.next });
});
