import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { contactNaming, numbersCalledSo } from './contacts/contact-names.ts';
import { presentMyCall } from '../presenters/call.ts';

export const listMyCalls = signedIn(ENDPOINTS.listMyCalls, async (deps, request, filter) => {
  const { account } = request.caller;
  const calledSo = await numbersCalledSo(deps, request, filter.search ?? '');
  const page = await deps.store.calls.ofAccount(account, { ...filter, numbers: calledSo });
  if (!page.ok) return refuse({ code: 'request/invalid', fields: { after: 'is not a cursor' } });
  const calls = page.value.items.map((call) => presentMyCall(call, account));
  const numbers = calls.map(({ other }) => other.number);
  const named = await contactNaming(deps, request, numbers);
  return ok({ items: calls.map((call) => ({ ...call, other: named(call.other) })), next: page.value.next });
});
