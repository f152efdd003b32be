import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { presentWebhook } from '../../presenters/webhook.ts';

export const listWebhooks = signedIn(ENDPOINTS.listWebhooks, async ({ store }, { caller }) =>
  ok({ items: (await store.webhooks.list(caller.account.tenantId)).map(presentWebhook) }),
);
