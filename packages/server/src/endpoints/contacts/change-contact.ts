import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../../http/bind.ts';
import { written } from './written.ts';

export const changeContact = signedIn(
  ENDPOINTS.changeContact,
  async (deps, request, { contactId, version, ...input }) =>
    written(deps, request, {
      ...input,
      done: { action: 'contact.change', subject: contactId },
      write: (write) =>
        deps.store.contacts.change({ tenantId: request.caller.account.tenantId, id: contactId, version }, write),
    }),
);
