import type { WEBHOOK_ENDPOINTS } from '@wpm/contract';
import type { Bound } from '../../http/bind.ts';
import { changeWebhook } from './change-webhook.ts';
import { createWebhook } from './create-webhook.ts';
import { listWebhookDeliveries } from './list-webhook-deliveries.ts';
import { listWebhooks } from './list-webhooks.ts';
import { removeWebhook } from './remove-webhook.ts';
import { renewWebhookSecret } from './renew-webhook-secret.ts';
import { replayWebhookDelivery } from './replay-webhook-delivery.ts';
import { testWebhook } from './test-webhook.ts';

/** The handlers of webhooks. */
export const WEBHOOK_HANDLERS: Readonly<Record<keyof typeof WEBHOOK_ENDPOINTS, Bound>> = {
  listWebhooks,
  createWebhook,
  changeWebhook,
  removeWebhook,
  testWebhook,
  listWebhookDeliveries,
  replayWebhookDelivery,
  renewWebhookSecret,
};
