import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { newId } from '../../administration/change.ts';
import { signedIn } from '../../http/bind.ts';

export const testWebhook = signedIn(ENDPOINTS.testWebhook, async (deps, { caller }, { webhookId }) => {
  const webhook = await deps.store.webhooks.byId(caller.account.tenantId, webhookId);
  if (!webhook) return refuse({ code: 'request/not-found' });
  const { status, error } = await deps.webhookSender.test(webhook, newId(deps));
  return ok({ delivered: error === null, status, error });
});
