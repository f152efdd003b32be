import { ENDPOINTS } from '@wpm/contract';
import { newId } from '../../administration/change.ts';
import { signedIn } from '../../http/bind.ts';
import { written } from './written.ts';

export const createContact = signedIn(ENDPOINTS.createContact, async (deps, request, input) => {
  const key = { tenantId: request.caller.account.tenantId, id: newId(deps) };
  return written(deps, request, {
    ...input,
    done: { action: 'contact.create', subject: key.id },
    write: (write) => deps.store.contacts.create(key, write),
  });
});
