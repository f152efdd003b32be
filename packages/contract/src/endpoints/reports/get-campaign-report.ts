import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { coveredDays, reportPeriod } from '../../shapes/call-report.ts';
import { CAMPAIGN_GROUPS, SERVICE_LIMITS, campaignFigures } from '../../shapes/roll-ups.ts';

/** The report of campaigns (F46): service level, waits, abandoned calls, handling. A call counts in the day it began on. */
export const getCampaignReport = endpoint({
  method: 'GET',
  path: '/reports/campaigns',
  right: 'calls:read-all',
  input: z.strictObject({
    ...reportPeriod,
    by: z.enum(CAMPAIGN_GROUPS).default('campaign'),
    campaignId: z.uuid().optional(),
    withinSeconds: z.enum(SERVICE_LIMITS).default('own'),
  }),
  output: z.strictObject({ rows: z.array(campaignFigures), days: coveredDays }),
  errors: [],
});
