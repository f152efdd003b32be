import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { page, paging } from '../../shapes/call.ts';
import { DELIVERY_STATES, webhookDelivery } from '../../shapes/webhook.ts';

/** What was sent to a webhook and what is still to be, the newest first; `state` `dead` is the list of what was given up. */
export const listWebhookDeliveries = endpoint({
  method: 'GET',
  path: '/webhooks/:webhookId/deliveries',
  right: 'webhooks:manage',
  input: z.strictObject({ webhookId: z.uuid(), ...paging, state: z.enum(DELIVERY_STATES).optional() }),
  output: page(webhookDelivery),
  errors: [],
});
