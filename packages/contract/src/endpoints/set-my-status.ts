import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { agentChoice, agentStatus } from '../shapes/agent-status.ts';
import { STATUS_REFUSALS } from '../vocabulary.ts';

/**
 * Chooses a status (F27). During a call or its wrap-up it becomes the next one; the last command wins, so that choosing what
 * is chosen already takes the next one back.
 */
export const setMyStatus = endpoint({
  method: 'PUT',
  path: '/me/status',
  right: 'calls:make',
  input: z.strictObject({ chosen: agentChoice }),
  output: agentStatus,
  errors: STATUS_REFUSALS,
});
