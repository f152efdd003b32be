import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { COMMAND_REFUSALS } from '../vocabulary.ts';

/** Back to the customer (F31); whoever was asked is let go. */
export const endConsultation = endpoint({
  method: 'DELETE',
  path: '/calls/:callId/consultation',
  right: 'calls:make',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({}),
  errors: COMMAND_REFUSALS,
});
