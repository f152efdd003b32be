import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** Sends nothing there any more; what was on its way is dropped, and its log goes too. */
export const removeWebhook = endpoint({
  method: 'DELETE',
  path: '/webhooks/:webhookId',
  right: 'webhooks:manage',
  input: z.strictObject({ webhookId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
