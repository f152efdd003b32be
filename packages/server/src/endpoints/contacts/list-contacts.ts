import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentListedContact } from '../../presenters/contact.ts';
import { countryCodeOf } from './written.ts';

export const listContacts = signedIn(ENDPOINTS.listContacts, async (deps, request, filter) => {
  const countryCode = await countryCodeOf(deps, request);
  const page = await deps.store.contacts.page(request.caller.account.tenantId, { ...filter, countryCode });
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  return ok({ items: page.value.items.map(presentListedContact), next: page.value.next });
});
