import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { greetings } from '../shapes/greetings.ts';

/** The user's own greetings of their voicemail. Their sound is heard, and a new one comes, at `/me/greetings/:greeting`, as it is. */
export const getMyGreetings = endpoint({
  method: 'GET',
  path: '/me/greetings',
  right: 'calls:make',
  input: z.strictObject({}),
  output: greetings,
  errors: [],
});
