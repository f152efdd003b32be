import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { paging } from '../../shapes/call.ts';
import { CALL_REPORT_SORTS, callReportFilter, coveredDays, reportedPart } from '../../shapes/call-report.ts';

/** The report of calls (F46): a row for each user's part in a call of the tenant that is over. */
export const listCallReport = endpoint({
  method: 'GET',
  path: '/reports/calls',
  right: 'calls:read-all',
  input: z.strictObject({ ...paging, ...callReportFilter, sort: z.enum(CALL_REPORT_SORTS).default('newest') }),
  output: z.strictObject({ items: z.array(reportedPart), next: z.string().nullable(), days: coveredDays }),
  errors: [],
});
