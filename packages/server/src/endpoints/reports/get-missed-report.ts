import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { presentDays } from '../../presenters/call-report.ts';
import { presentMissedFigures } from '../../presenters/roll-ups.ts';

export const getMissedReport = signedIn(ENDPOINTS.getMissedReport, async ({ store, now }, { caller }, input) => {
  const { tenantId } = caller.account;
  const { by, campaignId, line, ...period } = input;
  const days = await store.reports.daysOf(tenantId, period, now());
  const { from, until } = days;
  const rows = await store.reports.missed(tenantId, { from, until, by, campaignId, line });
  return ok({ rows: rows.map((row) => presentMissedFigures(row, by, days)), days: presentDays(days) });
});
