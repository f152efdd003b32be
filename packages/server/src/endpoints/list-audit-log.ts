import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { invalidFields } from '../http/refusal.ts';
import { presentAudited } from '../presenters/audited.ts';

export const listAuditLog = signedIn(ENDPOINTS.listAuditLog, async ({ store }, { caller }, { from, to, ...filter }) => {
  const page = await store.audit.page(caller.account.tenantId, {
    ...filter,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  });
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  return ok({ items: page.value.items.map(presentAudited), next: page.value.next });
});
