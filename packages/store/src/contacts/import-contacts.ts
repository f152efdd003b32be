import { isDeepStrictEqual } from 'node:util';
import { type ContactCard, type Dependent, contactCard } from '@wpm/contract';
import type { ReadContact } from '@wpm/directory';
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type ChangedBy, auditChange } from '../directory/audit-change.ts';
import { lockIdentities } from './contact-duplicates.ts';
import { changeContact, insertContacts, refusedDuplicate } from './write-contacts.ts';

/** A contact of another system. */
export type ContactImport = {
  readonly externalId: string;
  /** Taken where it is not known yet. */
  readonly newId: string;
  readonly contact: ReadContact;
};

/** What came of it. */
export type ImportOutcome =
  | { readonly result: 'created' | 'changed' | 'unchanged'; readonly contactId: string }
  | { readonly result: 'duplicate'; readonly contactId: string | null; readonly duplicates: readonly Dependent[] };

export type ImportOrder = {
  readonly tenantId: string;
  readonly by: ChangedBy;
  readonly despiteDuplicates: boolean;
  /** Says what would come of it, and writes nothing. */
  readonly preview: boolean;
};

/** Ends the transaction of a preview. */
class PreviewOver extends Error {}

/** Writes them all, those that have duplicates left out; in the order given, which is that of the outcomes. */
export async function importContacts(
  db: Database,
  order: ImportOrder,
  imports: readonly ContactImport[],
): Promise<readonly ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  try {
    await db.transaction().execute(async (tx) => {
      await lockAll(tx, order.tenantId, imports);
      for (const one of imports) outcomes.push(await importOne(tx, order, one));
      if (order.preview) throw new PreviewOver();
    });
  } catch (cause) {
    if (!(cause instanceof PreviewOver)) throw cause;
  }
  return outcomes;
}

/** One import of a tenant at a time; then rows and then identities, in the order in which whoever changes one contact takes them. */
async function lockAll(tx: Database, tenantId: string, imports: readonly ContactImport[]): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`contact-import/${tenantId}`}, 0))`.execute(tx);
  await tx
    .selectFrom('contacts')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where((eb) => {
      const ids = imports.map(({ externalId }) => externalId);
      const own = ids.filter((id) => UUID.test(id));
      return eb.or([eb('external_id', 'in', ids), ...(own.length > 0 ? [eb('id', 'in', own)] : [])]);
    })
    .orderBy('id')
    .forUpdate()
    .execute();
  const numbers = imports.flatMap(({ contact }) => [...contact.numbers, contact.email ?? '']);
  await lockIdentities(tx, tenantId, { numbers, email: null });
}

async function importOne(tx: Database, order: ImportOrder, one: ContactImport): Promise<ImportOutcome> {
  const { tenantId, by, despiteDuplicates } = order;
  const write = { contact: one.contact, by, despiteDuplicates };
  const known = await knownContact(tx, tenantId, one.externalId);
  if (!known) return create(tx, order, one);
  if (isSameCard(known.card, one.contact.card)) return { result: 'unchanged', contactId: known.id };
  const changed = await changeContact(tx, { tenantId, id: known.id, version: known.version }, write);
  if (changed.ok) return { result: 'changed', contactId: known.id };
  if (changed.error.code !== 'contact/duplicate') throw new Error(`a locked contact is ${changed.error.code}`);
  return { result: 'duplicate', contactId: known.id, duplicates: changed.error.dependents };
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** By its name in the other system; one that has none there by our own, as it was exported with. */
async function knownContact(tx: Database, tenantId: string, externalId: string) {
  const contacts = tx.selectFrom('contacts').select(['id', 'version', 'card']).where('tenant_id', '=', tenantId);
  const named = await contacts.where('external_id', '=', externalId).executeTakeFirst();
  if (named || !UUID.test(externalId)) return named;
  return contacts.where('id', '=', externalId).where('external_id', 'is', null).executeTakeFirst();
}

/** A table has its columns in one order for all: numbers of several kinds, and fields, come back in another than they were written in. */
function isSameCard(before: unknown, after: ContactCard): boolean {
  const read = contactCard.safeParse(before);
  return read.success && isDeepStrictEqual(inOneOrder(read.data), inOneOrder(after));
}

const inOneOrder = (card: ContactCard): ContactCard => ({
  ...card,
  numbers: card.numbers.toSorted((one, other) => (one.kind < other.kind ? -1 : Number(one.kind > other.kind))),
  fields: card.fields.toSorted((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name))),
});

async function create(
  tx: Database,
  { tenantId, by, despiteDuplicates }: ImportOrder,
  { newId: id, externalId, contact }: ContactImport,
): Promise<ImportOutcome> {
  const duplicates = await refusedDuplicate(tx, { tenantId, id }, { contact, by, despiteDuplicates });
  if (duplicates) return { result: 'duplicate', contactId: null, duplicates };
  await insertContacts(tx, tenantId, [{ id, externalId, contact }], by.at);
  await auditChange(tx, by, { action: 'contact.import', subject: id, after: contact.card });
  return { result: 'created', contactId: id };
}
