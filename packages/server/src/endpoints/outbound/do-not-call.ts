import { type AddedNumber, ENDPOINTS } from '@wpm/contract';
import { contactNumber } from '@wpm/directory';
import { ok, refuse } from '@wpm/kernel';
import { changedBy } from '../../administration/change.ts';
import { told } from '../../administration/told.ts';
import { signedIn } from '../../http/bind.ts';
import { countryCodeOf } from '../contacts/written.ts';

/** E.164 alone: an extension is no customer. */
const CUSTOMER = /^\+\d{3,15}$/;

export const listDoNotCall = signedIn(ENDPOINTS.listDoNotCall, async ({ store }, { caller }, { search, ...paging }) => {
  const digits = search?.replaceAll(/\D/g, '');
  const page = await store.doNotCall.page(caller.account.tenantId, { ...paging, ...(digits && { digits }) });
  return ok({ ...page, items: page.items.map((each) => ({ ...each, addedAt: each.addedAt.toISOString() })) });
});

export const addDoNotCall = signedIn(ENDPOINTS.addDoNotCall, async (deps, request, { numbers, reason }) => {
  const countryCode = await countryCodeOf(deps, request);
  const read = numbers.map((typed) => {
    const number = contactNumber(typed, countryCode);
    return { typed, number: number !== undefined && CUSTOMER.test(number) ? number : null };
  });
  const wanted = [...new Set(read.flatMap(({ number }) => number ?? []))];
  const { tenantId } = request.caller.account;
  const change = { tenantId, reason, by: changedBy(deps, request) };
  const added = wanted.length > 0 ? await deps.store.doNotCall.add(wanted, change) : [];
  await told(deps, request, { action: 'do-not-call.add', subject: `${added.length}` }, ok(added));
  const left = new Set(added);
  // A number that was sent twice is added once.
  const items = read.map((each): AddedNumber => {
    if (each.number === null) return { ...each, result: 'refused' };
    return { ...each, result: left.delete(each.number) ? 'added' : 'known' };
  });
  return ok({ items });
});

export const removeDoNotCall = signedIn(ENDPOINTS.removeDoNotCall, async (deps, request, { number, reason }) => {
  const { tenantId } = request.caller.account;
  const isGone = await deps.store.doNotCall.remove(number, { tenantId, reason, by: changedBy(deps, request) });
  const result = isGone ? ok({}) : refuse({ code: 'request/not-found' as const });
  await told(deps, request, { action: 'do-not-call.remove', subject: number }, result);
  return result;
});
