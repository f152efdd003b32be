import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { MISSED_EXCUSES } from '../work-vocabulary.ts';

/** Settles a missed call by hand, with the reason. Not while somebody else is calling back. */
export const settleMissedCall = endpoint({
  method: 'PUT',
  path: '/missed-calls/:missedId/settlement',
  right: 'missed-calls:work',
  input: z.strictObject({ missedId: z.uuid(), why: z.enum(MISSED_EXCUSES) }),
  output: z.strictObject({}),
  errors: ['missed-call/claimed', 'missed-call/settled'],
});
