import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { agentChoice, agentStatus } from '../shapes/agent-status.ts';
import { STATUS_REFUSALS } from '../vocabulary.ts';

/** A supervisor sets the status of a user, by the same rules by which the user sets it: a call is never cut (F27). */
export const setStatusOf = endpoint({
  method: 'PUT',
  path: '/accounts/:accountId/status',
  right: 'status:manage',
  input: z.strictObject({ accountId: z.uuid(), chosen: agentChoice }),
  output: agentStatus,
  errors: STATUS_REFUSALS,
});
