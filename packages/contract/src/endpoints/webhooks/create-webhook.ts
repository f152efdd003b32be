import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { WEBHOOK_EVENTS, webhook, webhookUrl } from '../../shapes/webhook.ts';

/** Sends these events there from now on. `secret` signs them (Standard Webhooks) and is shown this once. */
export const createWebhook = endpoint({
  method: 'POST',
  path: '/webhooks',
  right: 'webhooks:manage',
  input: z.strictObject({
    name: z.string().trim().min(1).max(64),
    url: webhookUrl,
    events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length),
  }),
  output: z.strictObject({ webhook, secret: z.string() }),
  errors: ['webhook/too-many', 'webhook/address-refused'],
});
