import type { Webhook, WebhookDelivery } from '@wpm/contract';
import type { DeliveryRow, WebhookRow } from '@wpm/store';

export function presentWebhook(webhook: Omit<WebhookRow, 'secretNumber'>): Webhook {
  const { id, name, url, events, enabled, createdAt, oldSecretUntil } = webhook;
  return {
    id,
    name,
    url,
    events: [...events],
    enabled,
    createdAt: createdAt.toISOString(),
    oldSecretUntil: oldSecretUntil?.toISOString() ?? null,
  };
}

export function presentDelivery({ happenedAt, nextAt, deliveredAt, ...row }: DeliveryRow): WebhookDelivery {
  return {
    ...row,
    happenedAt: happenedAt.toISOString(),
    nextAt: row.state === 'waiting' ? nextAt.toISOString() : null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
  };
}
