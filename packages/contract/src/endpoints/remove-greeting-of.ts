import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { GREETING_KINDS, greetings } from '../shapes/greetings.ts';

/** Takes a greeting of a user's away, as they could themselves (`removeMyGreeting`). */
export const removeGreetingOf = endpoint({
  method: 'DELETE',
  path: '/accounts/:accountId/greetings/:greeting',
  right: 'directory:manage',
  input: z.strictObject({ accountId: z.uuid(), greeting: z.enum(GREETING_KINDS) }),
  output: greetings,
  errors: [],
});
