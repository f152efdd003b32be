import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { presentDays } from '../../presenters/call-report.ts';

export const getMissedReport = signedIn(ENDPOINTS.getMissedReport, async ({ store, now }, { caller }, period) => {
  const { tenantId } = caller.account;
  const days = await store.reports.daysOf(tenantId, period, now());
  return ok({ rows: [...(await store.reports.missed(tenantId, days))], days: presentDays(days) });
});
