import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentContact } from '../../presenters/contact.ts';

export const exportContacts = signedIn(ENDPOINTS.exportContacts, async (deps, request, { since, ...paging }) => {
  const { tenantId } = request.caller.account;
  const filter = { ...paging, ...(since !== undefined && { since: new Date(since) }) };
  const page = await deps.store.contacts.export(tenantId, filter);
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  const { items, next } = page.value;
  return ok({ items: items.map((row) => ({ ...presentContact(row), externalId: row.externalId })), next });
});
