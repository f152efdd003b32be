import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { GIVING_REFUSALS } from '../giving.ts';

/**
 * Rings a user for a call that waits in a queue, before its turn and whoever's turn it is: somebody the supervisor chose, or the supervisor
 * who asks (F47). Who does not answer leaves the call where it waited.
 */
export const giveCall = endpoint({
  method: 'PUT',
  path: '/calls/:callId/agent',
  right: 'calls:supervise',
  input: z.strictObject({ callId: z.uuid(), accountId: z.uuid() }),
  output: z.strictObject({}),
  errors: GIVING_REFUSALS,
});
