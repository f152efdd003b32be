import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import type { FeedRow } from '@wpm/store';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentContact } from '../../presenters/contact.ts';
import { contactsExported } from './export-contacts.ts';

export const followContacts = signedIn(ENDPOINTS.followContacts, async (deps, request, filter) => {
  const page = await deps.store.contacts.feed(request.caller.account.tenantId, filter);
  // From the beginning it is an export: all contacts are being read out.
  if (filter.after === undefined) await contactsExported(deps, request);
  if (page.ok) return ok({ ...page.value, items: page.value.items.map(presentFeedRow) });
  if (page.error.code === 'cursor/invalid') return refuse(invalidFields({ after: 'wrong-format' }));
  return refuse({ code: page.error.code });
});

function presentFeedRow({ contactId, externalId, ...row }: FeedRow) {
  if (row.kind === 'changed') return { kind: row.kind, ...presentContact(row.contact), externalId };
  const { kind, removedAt, mergedInto } = row;
  return { kind, contactId, externalId, removedAt: removedAt.toISOString(), mergedInto };
}
