import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { COMMAND_REFUSALS } from '../vocabulary.ts';

/** To the other one of the two (F31); the one before hears music. */
export const swapConsultation = endpoint({
  method: 'POST',
  path: '/calls/:callId/consultation/swap',
  right: 'calls:make',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({}),
  errors: COMMAND_REFUSALS,
});
