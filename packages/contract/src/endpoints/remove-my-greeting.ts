import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { GREETING_KINDS, greetings } from '../shapes/greetings.ts';

/** Takes a greeting of the user's away, its sound too: callers hear what they heard before there was one. */
export const removeMyGreeting = endpoint({
  method: 'DELETE',
  path: '/me/greetings/:greeting',
  right: 'forwarding:set',
  input: z.strictObject({ greeting: z.enum(GREETING_KINDS) }),
  output: greetings,
  errors: [],
});
