import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentDays, presentPart } from '../../presenters/call-report.ts';

export const listCallReport = signedIn(ENDPOINTS.listCallReport, async ({ store, now }, { caller }, input) => {
  const { tenantId } = caller.account;
  const { period, first, last, minSeconds, maxSeconds, ...filter } = input;
  const days = await store.reports.daysOf(tenantId, { period, first, last }, now());
  const page = await store.reports.calls(tenantId, {
    ...filter,
    from: days.from,
    until: days.until,
    minTalkMs: minSeconds && minSeconds * 1_000,
    maxTalkMs: maxSeconds === undefined ? undefined : maxSeconds * 1_000,
  });
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  return ok({ items: page.value.items.map(presentPart), next: page.value.next, days: presentDays(days) });
});
