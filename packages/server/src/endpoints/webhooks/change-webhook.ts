import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { webhookChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';
import { presentWebhook } from '../../presenters/webhook.ts';
import { mayBeSentTo } from '../../net/public-hosts.ts';

export const changeWebhook = signedIn(ENDPOINTS.changeWebhook, async (deps, request, { webhookId, ...settings }) => {
  const { store, sink, webhookSender } = deps;
  const said = (result: string) =>
    webhookChanged(sink, actorOf(request), { action: 'change', subject: webhookId, result });
  if (!mayBeSentTo(settings.url, deps.settings.webhookHosts)) {
    await said('webhook/address-refused');
    return refuse({ code: 'webhook/address-refused' });
  }
  const own = { tenantId: request.caller.account.tenantId, id: webhookId };
  const changed = await store.webhooks.change(own, { ...settings, events: [...new Set(settings.events)] });
  await said(changed ? 'ok' : 'request/not-found');
  if (!changed) return refuse({ code: 'request/not-found' });
  webhookSender.beginAnew(webhookId);
  return ok(presentWebhook(changed));
});
