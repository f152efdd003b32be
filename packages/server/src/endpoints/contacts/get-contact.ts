import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { presentContact } from '../../presenters/contact.ts';

export const getContact = signedIn(ENDPOINTS.getContact, async ({ store }, { caller }, { contactId }) => {
  const contact = await store.contacts.byId({ tenantId: caller.account.tenantId, id: contactId });
  return contact ? ok(presentContact(contact)) : refuse({ code: 'request/not-found' });
});
