import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentContactChange } from '../../presenters/contact.ts';

export const listContactChanges = signedIn(
  ENDPOINTS.listContactChanges,
  async ({ store }, { caller }, { contactId, ...paging }) => {
    const { tenantId } = caller.account;
    if (!(await store.contacts.byId({ tenantId, id: contactId }))) return refuse({ code: 'request/not-found' });
    const page = await store.contacts.changes({ tenantId, id: contactId }, paging);
    if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
    return ok({ items: page.value.items.flatMap((row) => presentContactChange(row) ?? []), next: page.value.next });
  },
);
