import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { newId } from '../../administration/change.ts';
import { webhookChanged } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';
import { presentWebhook } from '../../presenters/webhook.ts';
import { mayBeSentTo } from '../../net/public-hosts.ts';

const MOST_PER_TENANT = 20;

export const createWebhook = signedIn(ENDPOINTS.createWebhook, async (deps, request, { name, url, events }) => {
  const { store, settings, webhookSecrets, now, sink } = deps;
  const id = newId(deps);
  const said = (result: string) => webhookChanged(sink, actorOf(request), { action: 'create', subject: id, result });
  if (!mayBeSentTo(url, settings.webhookHosts)) {
    await said('webhook/address-refused');
    return refuse({ code: 'webhook/address-refused' });
  }
  const { tenantId } = request.caller.account;
  const webhook = { id, tenantId, name, url, events: [...new Set(events)], enabled: true, createdAt: now() };
  const isMade = await store.webhooks.create(webhook, MOST_PER_TENANT);
  await said(isMade ? 'ok' : 'webhook/too-many');
  return isMade
    ? ok({ webhook: presentWebhook({ ...webhook, oldSecretUntil: null }), secret: webhookSecrets.of(id, 0) })
    : refuse({ code: 'webhook/too-many' });
});
