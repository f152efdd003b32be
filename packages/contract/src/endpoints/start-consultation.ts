import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { HAND_ON_ERRORS, dialled } from '../shapes/live-call.ts';

/** Calls somebody to ask while the other end hears music (F31). */
export const startConsultation = endpoint({
  method: 'POST',
  path: '/calls/:callId/consultation',
  right: 'calls:make',
  input: z.strictObject({ callId: z.uuid(), to: dialled }),
  output: z.strictObject({}),
  errors: HAND_ON_ERRORS,
});
