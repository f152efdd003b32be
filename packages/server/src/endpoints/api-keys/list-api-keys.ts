import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentApiKey } from '../../presenters/api-key.ts';

export const listApiKeys = signedIn(ENDPOINTS.listApiKeys, async ({ store }, { caller }, paging) => {
  const page = await store.apiKeys.page(caller.account.tenantId, paging);
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  return ok({ items: page.value.items.map(presentApiKey), next: page.value.next });
});
