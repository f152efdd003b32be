import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { classifiedPart } from '../../shapes/classification.ts';

/** What is said of the user's own part in a call, running or over, and what can be (F26, F35). */
export const getMyCallClassification = endpoint({
  method: 'GET',
  path: '/me/calls/:callId/classification',
  right: 'calls:classify-own',
  input: z.strictObject({
    callId: z.uuid(),
    /** Left out: the user's last. */
    part: z.coerce.number().int().positive().optional(),
  }),
  output: classifiedPart,
  errors: [],
});
