import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** Whether a direct call waits for the user while they are in another (F29), or finds them busy. */
export const getMyCallWaiting = endpoint({
  method: 'GET',
  path: '/me/call-waiting',
  right: 'calls:make',
  input: z.strictObject({}),
  output: z.object({ on: z.boolean() }),
  errors: [],
});
