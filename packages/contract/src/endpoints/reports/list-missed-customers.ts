import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { coveredDays, reportPeriod } from '../../shapes/call-report.ts';
import { paging } from '../../shapes/call.ts';
import { missedCustomer, missedListFilter } from '../../shapes/missed-list.ts';

/**
 * The customers of the report of missed calls, one by one, the newest first (F22, F46): those who began to be missed in the period,
 * and what has become of them.
 */
export const listMissedCustomers = endpoint({
  method: 'GET',
  path: '/reports/missed-calls/customers',
  right: 'calls:read-all',
  input: z.strictObject({ ...paging, ...reportPeriod, ...missedListFilter }),
  output: z.strictObject({ items: z.array(missedCustomer), next: z.string().nullable(), days: coveredDays }),
  errors: [],
});
