import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentDays } from '../../presenters/call-report.ts';
import { presentMissedCustomer } from '../../presenters/missed-call.ts';
import { contactNaming } from '../contacts/contact-names.ts';

export const listMissedCustomers = signedIn(ENDPOINTS.listMissedCustomers, async (deps, request, input) => {
  const { tenantId } = request.caller.account;
  const { period, first, last, ...filter } = input;
  const now = deps.now();
  const { reports } = deps.store;
  const days = await reports.daysOf(tenantId, { period, first, last }, now);
  const page = await reports.missedCustomers(tenantId, { ...filter, from: days.from, until: days.until, now });
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  const { items, next } = page.value;
  const numbers = items.map(({ number }) => number);
  const named = await contactNaming(deps, request, numbers);
  const presented = items.map((row) => presentMissedCustomer(row, now));
  return ok({
    items: presented.map((row) => ({ ...row, customer: named(row.customer) })),
    next,
    days: presentDays(days),
  });
});
