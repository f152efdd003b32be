import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { changedBy } from '../../administration/change.ts';
import { told } from '../../administration/told.ts';
import { signedIn } from '../../http/bind.ts';

export const removeContact = signedIn(ENDPOINTS.removeContact, async (deps, request, { contactId }) => {
  const { tenantId } = request.caller.account;
  const removed = await deps.store.contacts.remove({ tenantId, id: contactId }, changedBy(deps, request));
  await told(deps, request, { action: 'contact.remove', subject: contactId }, removed);
  if (removed.ok) deps.realtime.contactChanged(tenantId, contactId);
  return removed.ok ? ok({}) : refuse(removed.error);
});
