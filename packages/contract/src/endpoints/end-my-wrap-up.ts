import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { agentStatus } from '../shapes/agent-status.ts';

/**
 * The user is done with the call (F27). Where there is no wrap-up, or it lasts its time, nothing changes. Refused where the campaign wants a
 * classifier of the call that is not set yet (F07).
 */
export const endMyWrapUp = endpoint({
  method: 'POST',
  path: '/me/status/end-wrap-up',
  right: 'calls:make',
  input: z.strictObject({}),
  output: agentStatus,
  errors: ['status/classifier-required'],
});
