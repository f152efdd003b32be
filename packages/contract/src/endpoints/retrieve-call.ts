import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { COMMAND_REFUSALS } from '../vocabulary.ts';

/** Takes the other end back from hold (F32). A hold of the phone itself only the phone can end. */
export const retrieveCall = endpoint({
  method: 'DELETE',
  path: '/calls/:callId/hold',
  right: 'calls:make',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({}),
  errors: COMMAND_REFUSALS,
});
