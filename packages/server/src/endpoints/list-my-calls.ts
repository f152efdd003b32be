import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentMyCall } from '../presenters/call.ts';

export const listMyCalls = signedIn(ENDPOINTS.listMyCalls, async (deps, { caller }, paging) => {
  const page = await deps.store.calls.ofAccount(caller.account, paging);
  if (!page.ok) return refuse({ code: 'request/invalid', fields: { after: 'is not a cursor' } });
  return ok({ items: page.value.items.map((call) => presentMyCall(call, caller.account)), next: page.value.next });
});
