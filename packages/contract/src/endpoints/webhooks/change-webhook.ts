import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { webhook, webhookSettings } from '../../shapes/webhook.ts';

/**
 * Changes a webhook; its secret stays. While it is not `enabled` nothing new is written down for it, and what waits is not sent
 * before it is enabled again.
 */
export const changeWebhook = endpoint({
  method: 'PUT',
  path: '/webhooks/:webhookId',
  right: 'webhooks:manage',
  input: webhookSettings.extend({ webhookId: z.uuid(), enabled: z.boolean() }),
  output: webhook,
  errors: ['webhook/address-refused'],
});
