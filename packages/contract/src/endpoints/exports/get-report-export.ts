import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { reportExport } from '../../shapes/report-export.ts';

/** How far an export of one's own is. */
export const getReportExport = endpoint({
  method: 'GET',
  path: '/report-exports/:exportId',
  right: 'calls:read-all',
  input: z.strictObject({ exportId: z.uuid() }),
  output: reportExport,
  errors: [],
});
