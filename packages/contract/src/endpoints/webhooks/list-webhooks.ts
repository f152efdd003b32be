import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { webhook } from '../../shapes/webhook.ts';

/** The tenant's webhooks, the oldest first. */
export const listWebhooks = endpoint({
  method: 'GET',
  path: '/webhooks',
  right: 'webhooks:manage',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(webhook) }),
  errors: [],
});
