import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { coveredDays, reportPeriod } from '../../shapes/call-report.ts';
import { missedFigures } from '../../shapes/roll-ups.ts';

/** The report of missed calls (F22, F46): customers missed by day, and what has become of them. */
export const getMissedReport = endpoint({
  method: 'GET',
  path: '/reports/missed-calls',
  right: 'calls:read-all',
  input: z.strictObject(reportPeriod),
  output: z.strictObject({ rows: z.array(missedFigures), days: coveredDays }),
  errors: [],
});
