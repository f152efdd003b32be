import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { webhookChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';

export const replayWebhookDelivery = signedIn(
  ENDPOINTS.replayWebhookDelivery,
  async ({ store, sink, now, webhookSender }, request, { webhookId, deliveryId }) => {
    const webhook = { tenantId: request.caller.account.tenantId, id: webhookId };
    const isAgain = await store.webhooks.replay(webhook, deliveryId, now());
    const result = isAgain ? 'ok' : 'request/not-found';
    await webhookChanged(sink, actorOf(request), { action: 'replay', subject: deliveryId, result });
    if (!isAgain) return refuse({ code: 'request/not-found' });
    webhookSender.beginAnew(webhookId);
    return ok({});
  },
);
