import type { Dependent } from '@wpm/contract';
import type { ReadContact } from '@wpm/directory';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { Database } from '../database.ts';
import { type ChangedBy, auditChange } from '../directory/audit-change.ts';
import { duplicatesOf, lockIdentities } from './contact-duplicates.ts';
import { type ContactKey, type ContactRow, contactColumns, selectContact } from './contact-row.ts';

export type ContactRefusal =
  | { readonly code: 'request/not-found' | 'item/changed-meanwhile' }
  | { readonly code: 'contact/duplicate'; readonly dependents: readonly Dependent[] };

/** A contact as it shall be, by whom, and whether others may have its numbers and its e-mail. */
export type ContactWrite = {
  readonly contact: ReadContact;
  readonly by: ChangedBy;
  readonly despiteDuplicates: boolean;
};

/** A contact in the version somebody saw. */
export type SeenContact = ContactKey & { readonly version: number };

type Written = Promise<Result<ContactRow, ContactRefusal>>;

export async function createContact(tx: Database, key: ContactKey, write: ContactWrite): Written {
  const dependents = await refusedDuplicate(tx, key, write);
  if (dependents) return refuse({ code: 'contact/duplicate', dependents });
  await insertContacts(tx, key.tenantId, [{ id: key.id, contact: write.contact }], write.by.at);
  await auditChange(tx, write.by, { action: 'contact.create', subject: key.id, after: write.contact.card });
  return asWritten(tx, key);
}

/** One statement for all of them; the rest of what is kept of a contact the database makes itself. */
export async function insertContacts(
  tx: Database,
  tenantId: string,
  contacts: readonly { readonly id: string; readonly contact: ReadContact; readonly externalId?: string }[],
  at: Date,
): Promise<void> {
  const rows = contacts.map(({ id, contact, externalId = null }) => {
    return { id, tenant_id: tenantId, version: 1, external_id: externalId, ...contactColumns(contact, at) };
  });
  await tx.insertInto('contacts').values(rows).execute();
}

export async function changeContact(tx: Database, seen: SeenContact, write: ContactWrite): Written {
  const before = await lockSeen(tx, seen);
  if (!before.ok) return before;
  const dependents = await refusedDuplicate(tx, seen, { ...write, contact: addedTo(before.value, write.contact) });
  if (dependents) return refuse({ code: 'contact/duplicate', dependents });
  await update(tx, seen, write);
  const change = { action: 'contact.change', subject: seen.id, before: before.value.card } as const;
  await auditChange(tx, write.by, { ...change, after: write.contact.card });
  return asWritten(tx, seen);
}

/** What a change brings in: what the contact had already was asked about when it came. */
function addedTo(before: ContactRow, contact: ReadContact): ReadContact {
  const numbers = contact.numbers.map((number) => (before.numbers.includes(number) ? '' : number));
  return { ...contact, numbers, email: before.email === contact.email ? null : contact.email };
}

export async function mergeContacts(tx: Database, kept: SeenContact, gone: SeenContact, write: ContactWrite): Written {
  // In one order, whichever is kept: two who merge the same two the other way round do not wait for each other.
  const [first, second] = kept.id < gone.id ? [kept, gone] : [gone, kept];
  const rows = [await lockSeen(tx, first), await lockSeen(tx, second)];
  for (const row of rows) if (!row.ok) return row;
  const cards = new Map(rows.map((row) => (row.ok ? [row.value.id, row.value.card] : ['', null])));
  await tx
    .updateTable('contact_changes')
    .set({ merged_into: kept.id })
    .where('tenant_id', '=', gone.tenantId)
    .where('contact_id', '=', gone.id)
    .execute();
  await tx.deleteFrom('contacts').where('id', '=', gone.id).execute();
  await update(tx, kept, write);
  const { by, contact } = write;
  const merge = { action: 'contact.merge', before: cards.get(kept.id), after: contact.card } as const;
  await auditChange(tx, by, { ...merge, subject: kept.id });
  await auditChange(tx, by, { ...merge, subject: gone.id, before: cards.get(gone.id) });
  return asWritten(tx, kept);
}

export async function removeContact(
  tx: Database,
  key: ContactKey,
  by: ChangedBy,
): Promise<Result<undefined, { readonly code: 'request/not-found' }>> {
  const before = await selectContact(tx, key).forUpdate().executeTakeFirst();
  if (!before) return refuse({ code: 'request/not-found' });
  await tx.deleteFrom('contacts').where('id', '=', key.id).execute();
  await auditChange(tx, by, { action: 'contact.remove', subject: key.id, before: before.card });
  return ok(undefined);
}

/** The row, if it still is what was seen; nobody else changes it until the transaction is over. */
async function lockSeen(tx: Database, seen: SeenContact): Written {
  const row = await selectContact(tx, seen).forUpdate().executeTakeFirst();
  if (!row) return refuse({ code: 'request/not-found' });
  return row.version === seen.version ? ok(row) : refuse({ code: 'item/changed-meanwhile' });
}

async function update(tx: Database, { id, version }: SeenContact, { contact, by }: ContactWrite): Promise<void> {
  const columns = contactColumns(contact, by.at);
  await tx
    .updateTable('contacts')
    .set({ version: version + 1, ...columns })
    .where('id', '=', id)
    .execute();
}

/** Others with its numbers or its e-mail, where they stand in the way. */
export async function refusedDuplicate(
  tx: Database,
  key: ContactKey,
  { contact, despiteDuplicates }: ContactWrite,
): Promise<readonly Dependent[] | undefined> {
  if (despiteDuplicates) return undefined;
  await lockIdentities(tx, key.tenantId, contact);
  const dependents = await duplicatesOf(tx, key, contact);
  return dependents.length > 0 ? dependents : undefined;
}

async function asWritten(tx: Database, key: ContactKey): Written {
  return ok(await selectContact(tx, key).executeTakeFirstOrThrow());
}
