import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/**
 * Says that the user is calling back (F22): of all who say so of a row at once, one is heard. It holds until that call is over,
 * and for some minutes where none is made. To say it again renews it.
 */
export const claimMissedCall = endpoint({
  method: 'PUT',
  path: '/missed-calls/:missedId/claim',
  right: 'missed-calls:work',
  input: z.strictObject({ missedId: z.uuid() }),
  output: z.strictObject({}),
  errors: ['missed-call/claimed', 'missed-call/settled'],
});
