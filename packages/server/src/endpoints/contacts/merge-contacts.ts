import { ENDPOINTS } from '@wpm/contract';
import { refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { written } from './written.ts';

export const mergeContacts = signedIn(ENDPOINTS.mergeContacts, async (deps, request, input) => {
  const { contactId, version, other, card } = input;
  if (other.contactId === contactId) return refuse(invalidFields({ 'other.contactId': 'repeated' }));
  const { tenantId } = request.caller.account;
  const [kept, gone] = [
    { tenantId, id: contactId, version },
    { tenantId, id: other.contactId, version: other.version },
  ];
  const merged = await written(deps, request, {
    card,
    // What the two had in common is no duplicate, and what others have was seen when it came.
    despiteDuplicates: true,
    done: { action: 'contact.merge', subject: contactId },
    write: (write) => deps.store.contacts.merge(kept, gone, write),
  });
  if (merged.ok) deps.realtime.contactChanged(tenantId, gone.id);
  return merged;
});
