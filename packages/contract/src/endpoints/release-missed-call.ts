import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** Takes back that the user is calling back. Where they did not say so, nothing changes. */
export const releaseMissedCall = endpoint({
  method: 'DELETE',
  path: '/missed-calls/:missedId/claim',
  right: 'missed-calls:work',
  input: z.strictObject({ missedId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
