import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { classifiedPart } from '../shapes/classification.ts';

/** What is said of a user's part in a call of the tenant, and what can be (F07). Part 0: nobody took part. */
export const getCallClassification = endpoint({
  method: 'GET',
  path: '/calls/:callId/parts/:part/classification',
  right: 'calls:classify',
  input: z.strictObject({ callId: z.uuid(), part: z.coerce.number().int().nonnegative() }),
  output: classifiedPart,
  errors: [],
});
