import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentDelivery } from '../../presenters/webhook.ts';

export const listWebhookDeliveries = signedIn(
  ENDPOINTS.listWebhookDeliveries,
  async ({ store }, { caller }, { webhookId, ...filter }) => {
    const webhook = await store.webhooks.byId(caller.account.tenantId, webhookId);
    if (!webhook) return refuse({ code: 'request/not-found' });
    const page = await store.webhooks.deliveries(webhook, filter);
    if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
    return ok({ items: page.value.items.map(presentDelivery), next: page.value.next });
  },
);
