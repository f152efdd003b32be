import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { COMMAND_REFUSALS } from '../vocabulary.ts';

/** Puts the other end on hold, with music (F32). To say it twice changes nothing. */
export const holdCall = endpoint({
  method: 'PUT',
  path: '/calls/:callId/hold',
  right: 'calls:make',
  input: z.strictObject({ callId: z.uuid() }),
  output: z.strictObject({}),
  errors: COMMAND_REFUSALS,
});
