import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { coveredDays, reportPeriod } from '../../shapes/call-report.ts';
import { MISSED_GROUPS, missedFilter } from '../../shapes/missed-list.ts';
import { missedFigures } from '../../shapes/roll-ups.ts';

/** The report of missed calls (F22, F46): customers missed by day, campaign or reason, and what has become of them. */
export const getMissedReport = endpoint({
  method: 'GET',
  path: '/reports/missed-calls',
  right: 'calls:read-all',
  input: z.strictObject({ ...reportPeriod, ...missedFilter, by: z.enum(MISSED_GROUPS).default('day') }),
  output: z.strictObject({ rows: z.array(missedFigures), days: coveredDays }),
  errors: [],
});
