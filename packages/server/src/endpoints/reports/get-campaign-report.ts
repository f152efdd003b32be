import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { presentDays } from '../../presenters/call-report.ts';
import { presentCampaignFigures } from '../../presenters/roll-ups.ts';

export const getCampaignReport = signedIn(ENDPOINTS.getCampaignReport, async ({ store, now }, { caller }, input) => {
  const { tenantId } = caller.account;
  const { by, campaignId, withinSeconds, ...period } = input;
  const days = await store.reports.daysOf(tenantId, period, now());
  const { from, until } = days;
  const rows = await store.reports.campaigns(tenantId, { from, until, by, campaignId, withinSeconds });
  return ok({ rows: rows.map(presentCampaignFigures), days: presentDays(days) });
});
