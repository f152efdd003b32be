import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { coveredDays, reportPeriod } from '../../shapes/call-report.ts';
import { AGENT_GROUPS, agentFigures } from '../../shapes/roll-ups.ts';

/**
 * The report of agents (F46): time per status and break, offers, handling. A status that lasts over midnight is cut there; a call
 * counts in the day it began on.
 */
export const getAgentReport = endpoint({
  method: 'GET',
  path: '/reports/agents',
  right: 'calls:read-all',
  input: z.strictObject({
    ...reportPeriod,
    agentId: z.uuid().optional(),
    campaignId: z.uuid().optional(),
    per: z.enum(AGENT_GROUPS).default('agent'),
  }),
  output: z.strictObject({ rows: z.array(agentFigures), days: coveredDays }),
  errors: [],
});
