import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { webhookChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';
import { presentWebhook } from '../../presenters/webhook.ts';

const HOUR_MS = 3_600_000;

export const renewWebhookSecret = signedIn(
  ENDPOINTS.renewWebhookSecret,
  async ({ store, sink, webhookSecrets, now }, request, { webhookId, overlapHours }) => {
    const webhook = { tenantId: request.caller.account.tenantId, id: webhookId };
    const oldUntil = overlapHours === 0 ? null : new Date(now().getTime() + overlapHours * HOUR_MS);
    const renewed = await store.webhooks.renewSecret(webhook, oldUntil);
    const result = renewed ? 'ok' : 'request/not-found';
    await webhookChanged(sink, actorOf(request), { action: 'renew-secret', subject: webhookId, result });
    if (!renewed) return refuse({ code: 'request/not-found' });
    return ok({ webhook: presentWebhook(renewed), secret: webhookSecrets.of(webhookId, renewed.secretNumber) });
  },
);
