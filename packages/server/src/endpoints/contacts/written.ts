import type { Contact, ContactCard } from '@wpm/contract';
import { readContact } from '@wpm/directory';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { AuditEntry, ContactRefusal, ContactRow, ContactWrite } from '@wpm/store';
import { changedBy } from '../../administration/change.ts';
import { refusalOf } from '../../administration/refusal-of.ts';
import { told } from '../../administration/told.ts';
import type { CallersRequest } from '../../http/bind.ts';
import type { Refusal } from '../../http/refusal.ts';
import { presentContact } from '../../presenters/contact.ts';
import type { ServerDeps } from '../../server-deps.ts';

/** A contact that shall be written: as the user wrote it, what is done with it, and how the store does that. */
type Writing = {
  readonly card: ContactCard;
  readonly despiteDuplicates: boolean;
  readonly done: Pick<AuditEntry, 'action' | 'subject'>;
  readonly write: (write: ContactWrite) => Promise<Result<ContactRow, ContactRefusal>>;
};

/** What comes of writing a contact: the contact as it stands then, or why it was not written. */
export async function written(
  deps: ServerDeps,
  request: CallersRequest,
  { card, despiteDuplicates, done, write }: Writing,
): Promise<Result<Contact, Refusal>> {
  const contact = readContact(card, await countryCodeOf(deps, request));
  if (!contact.ok) return refuse(refusalOf({ ...contact.error, reasons: inCard(contact.error.reasons) }));
  const result = await write({ contact: contact.value, by: changedBy(deps, request), despiteDuplicates });
  await told(deps, request, done, result);
  if (result.ok) deps.realtime.contactChanged(request.caller.account.tenantId, result.value.id);
  return result.ok ? ok(presentContact(result.value)) : refuse(refusalOf(result.error));
}

/** What national numbers of the caller's tenant are completed with. */
export async function countryCodeOf({ store }: ServerDeps, { caller }: CallersRequest): Promise<string> {
  const tenant = await store.tenants.byId(caller.account.tenantId);
  return tenant?.defaultCountryCode ?? '';
}

const inCard = <Reason>(reasons: Readonly<Record<string, Reason>>): Record<string, Reason> =>
  Object.fromEntries(Object.entries(reasons).map(([field, reason]) => [`card.${field}`, reason]));
