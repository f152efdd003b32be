import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { contactNaming } from './contacts/contact-names.ts';
import { presentMissedCall } from '../presenters/missed-call.ts';

export const listMissedCalls = signedIn(ENDPOINTS.listMissedCalls, async (deps, request, filter) => {
  const { tenantId, id: readerId } = request.caller.account;
  const page = await deps.store.missedCalls.page(tenantId, { ...filter, readerId });
  if (!page.ok) return refuse({ code: 'request/invalid', fields: { after: 'is not a cursor' } });
  const { items, next } = page.value;
  const numbers = items.map(({ number }) => number);
  const named = await contactNaming(deps, request, numbers);
  const at = deps.now();
  const presented = items.map((row) => presentMissedCall(row, at));
  return ok({ items: presented.map((row) => ({ ...row, customer: named(row.customer) })), next });
});
