import { changeWebhook } from './change-webhook.ts';
import { createWebhook } from './create-webhook.ts';
import { listWebhookDeliveries } from './list-webhook-deliveries.ts';
import { listWebhooks } from './list-webhooks.ts';
import { removeWebhook } from './remove-webhook.ts';
import { renewWebhookSecret } from './renew-webhook-secret.ts';
import { replayWebhookDelivery } from './replay-webhook-delivery.ts';
import { testWebhook } from './test-webhook.ts';

/** Who hears of what happens here, and what became of it (F48). */
export const WEBHOOK_ENDPOINTS = {
  listWebhooks,
  createWebhook,
  changeWebhook,
  removeWebhook,
  testWebhook,
  listWebhookDeliveries,
  replayWebhookDelivery,
  renewWebhookSecret,
} as const;
