import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { greetings } from '../shapes/greetings.ts';

/** The greetings of a user's voicemail. */
export const getGreetingsOf = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/greetings',
  right: 'directory:read',
  input: z.strictObject({ accountId: z.uuid() }),
  output: greetings,
  errors: [],
});
