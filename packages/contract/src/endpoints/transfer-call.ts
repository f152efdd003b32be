import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { HAND_ON_ERRORS, dialled } from '../shapes/live-call.ts';

/** Hands the call on without asking there first (F33): the user is free at once, and it comes back where nobody answers in 25 s. */
export const transferCall = endpoint({
  method: 'POST',
  path: '/calls/:callId/transfer',
  right: 'calls:make',
  input: z.strictObject({ callId: z.uuid(), to: dialled }),
  output: z.strictObject({}),
  errors: HAND_ON_ERRORS,
});
