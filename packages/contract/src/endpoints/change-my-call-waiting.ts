import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** Says whether a direct call waits for the user while they are in another (F29); it holds for the next call. */
export const changeMyCallWaiting = endpoint({
  method: 'PUT',
  path: '/me/call-waiting',
  right: 'calls:make',
  input: z.strictObject({ on: z.boolean() }),
  output: z.object({ on: z.boolean() }),
  errors: [],
});
