import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { webhookChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';

export const removeWebhook = signedIn(ENDPOINTS.removeWebhook, async ({ store, sink }, request, { webhookId }) => {
  const removed = await store.webhooks.remove(request.caller.account.tenantId, webhookId);
  const result = removed ? 'ok' : 'request/not-found';
  await webhookChanged(sink, actorOf(request), { action: 'remove', subject: webhookId, result });
  return removed ? ok({}) : refuse({ code: 'request/not-found' });
});
