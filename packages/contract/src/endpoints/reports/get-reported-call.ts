import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { reportedPart } from '../../shapes/call-report.ts';
import { reportedCall } from '../../shapes/call.ts';

/** One call of the tenant that is over, with every part in it in their order (F46). */
export const getReportedCall = endpoint({
  method: 'GET',
  path: '/reports/calls/:callId',
  right: 'calls:read-all',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({ call: reportedCall, parts: z.array(reportedPart), timeZone: z.string() }),
  errors: [],
});
