import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { agentStatus } from '../shapes/agent-status.ts';

/**
 * The user wants a wrap-up after the call that is up, or does not after all (F27): of campaigns whose wrap-up is `optional`. Where no call
 * is up nothing changes.
 */
export const askMyWrapUp = endpoint({
  method: 'PUT',
  path: '/me/status/wrap-up',
  right: 'calls:make',
  input: z.strictObject({ wanted: z.boolean() }),
  output: agentStatus,
  errors: [],
});
