import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** Sends a delivery again, with the same id and for another day, whatever became of it before. */
export const replayWebhookDelivery = endpoint({
  method: 'POST',
  path: '/webhooks/:webhookId/deliveries/:deliveryId/replay',
  right: 'webhooks:manage',
  input: z.strictObject({ webhookId: z.uuid(), deliveryId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
