import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentMissedCall } from '../presenters/missed-call.ts';

export const listMissedCalls = signedIn(ENDPOINTS.listMissedCalls, async ({ store, now }, { caller }, filter) => {
  const page = await store.missedCalls.page(caller.account.tenantId, filter);
  if (!page.ok) return refuse({ code: 'request/invalid', fields: { after: 'is not a cursor' } });
  const at = now();
  return ok({ items: page.value.items.map((row) => presentMissedCall(row, at)), next: page.value.next });
});
