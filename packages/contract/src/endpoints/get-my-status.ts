import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { agentStatus } from '../shapes/agent-status.ts';

/** The user's own status (F27), and how long it has lasted. */
export const getMyStatus = endpoint({
  method: 'GET',
  path: '/me/status',
  right: 'signed-in',
  input: z.strictObject({}),
  output: agentStatus,
  errors: [],
});
