import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** In which order they are asked: every connector there is, once. */
export const orderCrmConnectors = endpoint({
  method: 'PUT',
  path: '/crm-connectors-order',
  right: 'webhooks:manage',
  input: z.strictObject({ connectorIds: z.array(z.uuid()).max(20) }),
  output: z.strictObject({}),
  errors: ['item/changed-meanwhile'],
});
