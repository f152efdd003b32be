import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** Signs another device of the user's out: at once, but for a call that is up. Ended already, or not the user's: not found. */
export const endMySession = endpoint({
  method: 'POST',
  path: '/me/sessions/:sessionId/end',
  right: 'signed-in',
  input: z.strictObject({ sessionId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
