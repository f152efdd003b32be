import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { forwarding } from '../shapes/forwarding.ts';

/** Where the calls of a user of the tenant go instead (F44). */
export const getForwardingOf = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/forwarding',
  right: 'directory:read',
  input: z.strictObject({ accountId: z.uuid() }),
  output: forwarding,
  errors: [],
});
