import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { webhook } from '../../shapes/webhook.ts';

/** A week is enough for the slowest release of a receiver. */
const MOST_OVERLAP_HOURS = 168;

/**
 * Makes a new secret, which is shown this once. For `overlapHours` events are signed with both, so that a receiver may check by
 * either (Standard Webhooks 1.0: signatures of one event are separated by spaces); with 0 the old one ends now. One that was
 * old already ends in any case.
 */
export const renewWebhookSecret = endpoint({
  method: 'POST',
  path: '/webhooks/:webhookId/secret',
  right: 'webhooks:manage',
  input: z.strictObject({ webhookId: z.uuid(), overlapHours: z.int().min(0).max(MOST_OVERLAP_HOURS).default(24) }),
  output: z.strictObject({ webhook, secret: z.string() }),
  errors: [],
});
