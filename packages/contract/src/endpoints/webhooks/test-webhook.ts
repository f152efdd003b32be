import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';

/** Sends a `webhook.test` there now, once, and says what came back. At most 10 s. */
export const testWebhook = endpoint({
  method: 'POST',
  path: '/webhooks/:webhookId/test',
  right: 'webhooks:manage',
  input: z.strictObject({ webhookId: z.uuid() }),
  output: z.strictObject({
    delivered: z.boolean(),
    status: z.int().nullable(),
    /** Why not, in English. */
    error: z.string().nullable(),
  }),
  errors: [],
});
