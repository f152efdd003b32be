import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { webhook, webhookSettings } from '../../shapes/webhook.ts';

/** Sends these events there from now on. `secret` signs them (Standard Webhooks) and is shown this once. */
export const createWebhook = endpoint({
  method: 'POST',
  path: '/webhooks',
  right: 'webhooks:manage',
  input: webhookSettings,
  output: z.strictObject({ webhook, secret: z.string() }),
  errors: ['webhook/too-many', 'webhook/address-refused'],
});
