import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** Ends an export of one's own, whatever it is doing, and deletes its file. */
export const cancelReportExport = endpoint({
  method: 'DELETE',
  path: '/report-exports/:exportId',
  right: 'calls:read-all',
  input: z.strictObject({ exportId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
