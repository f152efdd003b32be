import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { liveCall } from '../shapes/live-call.ts';

/** The calls the user has now, oldest first, and what goes on in each: who waits, who is asked, who has left. */
export const listMyLiveCalls = endpoint({
  method: 'GET',
  path: '/me/live-calls',
  right: 'calls:make',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(liveCall) }),
  errors: [],
});
