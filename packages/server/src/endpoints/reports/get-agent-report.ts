import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { presentDays } from '../../presenters/call-report.ts';
import { presentAgentFigures } from '../../presenters/roll-ups.ts';

export const getAgentReport = signedIn(ENDPOINTS.getAgentReport, async ({ store, now }, { caller }, input) => {
  const { tenantId } = caller.account;
  const { agentId, campaignId, per, ...period } = input;
  const days = await store.reports.daysOf(tenantId, period, now());
  const rows = await store.reports.agents(tenantId, { ...days, agentId, campaignId, per, now: now() });
  return ok({ rows: rows.map(presentAgentFigures), days: presentDays(days) });
});
