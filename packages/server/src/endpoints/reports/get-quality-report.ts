import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { presentDays } from '../../presenters/call-report.ts';

export const getQualityReport = signedIn(ENDPOINTS.getQualityReport, async ({ store, now }, { caller }, input) => {
  const { tenantId } = caller.account;
  const { by, campaignId, ...period } = input;
  const days = await store.reports.daysOf(tenantId, period, now());
  return ok({
    rows: [...(await store.reports.quality(tenantId, { ...days, by, campaignId }))],
    days: presentDays(days),
  });
});
