import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** Asks there no more, and forgets what was found by it. */
export const removeCrmConnector = endpoint({
  method: 'DELETE',
  path: '/crm-connectors/:connectorId',
  right: 'webhooks:manage',
  input: z.strictObject({ connectorId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
