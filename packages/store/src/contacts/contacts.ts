import type { Result } from '@wpm/kernel';
import { sql } from 'kysely';
import { type ContactCallRow, callsWithPage } from '../calls/contact-calls.ts';
import type { CursorRefusal, Page, Paging } from '../calls/page.ts';
import { type Database, asTenant } from '../database.ts';
import { plannedOnce } from '../planned-once.ts';
import type { ChangedBy } from '../directory/audit-change.ts';
import { type AuditedRow, auditPage } from '../directory/audit-page.ts';
import { type ContactFilter, contactPage } from './contact-page.ts';
import { type ContactKey, type ContactRow, type FoundContactRow, selectContact } from './contact-row.ts';
import { type ContactImport, type ImportOrder, type ImportOutcome, importContacts } from './import-contacts.ts';
import { type ExportFilter, type ExportedRow, exportContacts } from './export-contacts.ts';
import { contactFeed, type FeedFilter, type FeedPage, type FeedRefusal } from './contact-feed.ts';
import type { ListedRow } from './listed-row.ts';
import {
  type ContactRefusal,
  type ContactWrite,
  type SeenContact,
  changeContact,
  createContact,
  mergeContacts,
  removeContact,
} from './write-contacts.ts';

/** A contact and the number it was identified by (F21). */
export type IdentifiedRow = FoundContactRow & { readonly number: string; readonly externalId: string | null };

/** The contacts of all tenants. Whatever is written stands in the audit log, as it was and as it became, or is not written. */
export interface Contacts {
  page(tenantId: string, filter: ContactFilter): Promise<Result<Page<ListedRow>, CursorRefusal>>;
  byId(key: ContactKey): Promise<ContactRow | undefined>;
  /** Who has these numbers, E.164 or short: of each at most ten, by name. */
  byNumbers(tenantId: string, numbers: readonly string[]): Promise<readonly IdentifiedRow[]>;
  /** What became of it, as the audit log has it; the newest first. */
  changes(key: ContactKey, paging: Paging): Promise<Result<Page<AuditedRow>, CursorRefusal>>;
  /** Ended and running calls with any of these numbers at either end, newest first. */
  callsWith(
    tenantId: string,
    numbers: readonly string[],
    paging: Paging,
  ): Promise<Result<Page<ContactCallRow>, CursorRefusal>>;
  create(key: ContactKey, write: ContactWrite): Promise<Result<ContactRow, ContactRefusal>>;
  /** Compare-and-set: only a change made from `version` is taken. */
  change(seen: SeenContact, write: ContactWrite): Promise<Result<ContactRow, ContactRefusal>>;
  /** The first goes on as it is written, the second is gone. */
  merge(kept: SeenContact, gone: SeenContact, write: ContactWrite): Promise<Result<ContactRow, ContactRefusal>>;
  /** Adds those that are not known by their external id, and changes those that are; what came of each, in their order. */
  import(order: ImportOrder, imports: readonly ContactImport[]): Promise<readonly ImportOutcome[]>;
  /** All of them with their cards, by id. */
  export(tenantId: string, filter: ExportFilter): Promise<Result<Page<ExportedRow>, CursorRefusal>>;
  /** What became of them, in the order it was done: the cards of those there are, and which are gone and where to. */
  feed(tenantId: string, filter: FeedFilter): Promise<Result<FeedPage, FeedRefusal>>;
  remove(key: ContactKey, by: ChangedBy): Promise<Result<undefined, { readonly code: 'request/not-found' }>>;
}

/** As many as can be shown to choose from. */
const MOST_IDENTIFIED = 10;

export function contactsOn(db: Database): Contacts {
  return {
    page: (tenantId, filter) => contactPage(db, tenantId, filter),
    byId: (key) => asTenant(db, key.tenantId, (tx) => selectContact(tx, key).executeTakeFirst()),
    byNumbers: (tenantId, numbers) => byNumbers(db, tenantId, numbers),
    changes: ({ tenantId, id }, paging) => auditPage(db, tenantId, { ...paging, subject: id, action: 'contact.' }),
    callsWith: (tenantId, numbers, paging) => callsWithPage(db, tenantId, { ...paging, numbers }),
    create: (key, write) => db.transaction().execute((tx) => createContact(tx, key, write)),
    change: (seen, write) => db.transaction().execute((tx) => changeContact(tx, seen, write)),
    merge: (kept, gone, write) => db.transaction().execute((tx) => mergeContacts(tx, kept, gone, write)),
    import: (order, imports) => importContacts(db, order, imports),
    feed: (tenantId, filter) => contactFeed(db, tenantId, filter),
    export: (tenantId, filter) => exportContacts(db, tenantId, filter),
    remove: (key, by) => db.transaction().execute((tx) => removeContact(tx, key, by)),
  };
}

async function byNumbers(
  db: Database,
  tenantId: string,
  numbers: readonly string[],
): Promise<readonly IdentifiedRow[]> {
  if (numbers.length === 0) return [];
  return asTenant(db, tenantId, (tx) =>
    tx
      .selectFrom(identified(tx, numbers).as('found'))
      .modifyFront(plannedOnce)
      .select(['found.number', 'found.id', 'found.name', 'found.company', 'found.externalId'])
      .where('found.rank', '<=', MOST_IDENTIFIED)
      .orderBy('found.number')
      .orderBy('found.rank')
      .execute(),
  );
}

function identified(tx: Database, numbers: readonly string[]) {
  return tx
    .selectFrom('tenant_contact_numbers as entry')
    .innerJoin('contacts as contact', 'contact.id', 'entry.contact_id')
    .select(['entry.number', 'contact.id', 'contact.name', 'contact.company', 'contact.external_id as externalId'])
    .select((select) =>
      select.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('entry.number').orderBy('contact.sorted').orderBy('contact.id'))
        .as('rank'),
    )
    .where(sql<boolean>`entry.number = ANY (${[...numbers]}::text[])`);
}
