import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { callEdit } from '../../shapes/classification.ts';

/** What was said of a call that is over, and said otherwise later (F07, F46): every change, the newest first. */
export const listCallEdits = endpoint({
  method: 'GET',
  path: '/reports/calls/:callId/edits',
  right: 'calls:read-all',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({ items: z.array(callEdit) }),
  errors: [],
});
