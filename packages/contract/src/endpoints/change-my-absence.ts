import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { greetings } from '../shapes/greetings.ts';

/** Says until which day, that one too, the user's absence greeting is said instead of the usual one; null: not any more. */
export const changeMyAbsence = endpoint({
  method: 'PUT',
  path: '/me/greetings/absence',
  right: 'forwarding:set',
  input: z.strictObject({ until: z.iso.date().nullable() }),
  output: greetings,
  errors: [],
});
