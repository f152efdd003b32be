import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { COMMAND_REFUSALS } from '../vocabulary.ts';

/** Hands the customer to whoever is asked (F31): the user is free at once. While it still rings this is a transfer as by `transferCall`. */
export const completeConsultation = endpoint({
  method: 'POST',
  path: '/calls/:callId/consultation/complete',
  right: 'calls:make',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({}),
  errors: COMMAND_REFUSALS,
});
