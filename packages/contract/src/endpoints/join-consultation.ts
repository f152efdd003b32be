import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { COMMAND_REFUSALS } from '../vocabulary.ts';

/** All three talk (F31). */
export const joinConsultation = endpoint({
  method: 'POST',
  path: '/calls/:callId/consultation/join',
  right: 'calls:make',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({}),
  errors: COMMAND_REFUSALS,
});
