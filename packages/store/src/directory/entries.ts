import type { Dependent, FieldReasons } from '@wpm/contract';
import { foldText } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import { sql } from 'kysely';
import type { CursorRefusal, Page, Paging } from '../calls/page.ts';
import { asTenant, type Database } from '../database.ts';
import { plannedOnce } from '../planned-once.ts';
import type { EntryKind } from '../tables.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { type ChangedBy, auditChange } from './audit-change.ts';
import { dependentsOf } from './dependents.ts';
import { holdsText } from './holds-text.ts';
import { readListPage } from './list-cursor.ts';
import { type Reference, unknownReferences, writeReferences } from './references.ts';

/** Something an administrator set up; what its settings are depends on its kind. */
export type EntryRow = {
  readonly id: string;
  readonly version: number;
  readonly folded: string;
  readonly settings: unknown;
  readonly changedAt: Date;
};

/** An entry as it shall be written. */
export type EntryDraft = {
  /** Unique among those of the same scope, whatever case and accents. */
  readonly name: string;
  readonly scope: string;
  readonly settings: object;
  readonly references: readonly Reference[];
};

/** Names one entry of one tenant: an id of another tenant, or of another kind, finds nothing. */
export type EntryKey = { readonly tenantId: string; readonly kind: EntryKind; readonly id: string };

export type EntryRefusal =
  | { readonly code: 'request/not-found' | 'item/changed-meanwhile' | 'item/too-many' }
  | { readonly code: 'item/taken' | 'request/invalid'; readonly reasons: FieldReasons }
  | { readonly code: 'item/in-use'; readonly dependents: readonly Dependent[] };

/** What else must hold of an entry is asked in its transaction, while nothing of its kind and tenant can change. */
export type PlaceCheck = (others: readonly EntryRow[]) => FieldReasons;

/** What is written, by whom, and under which condition. */
export type EntryChange = {
  readonly draft: EntryDraft;
  readonly by: ChangedBy;
  readonly check?: PlaceCheck | undefined;
};

/**
 * The administered things of all tenants. Whatever is written stands in the audit log, as it was and as it became, or is not
 * written.
 */
export interface Entries {
  /** By name; `search` is a part of it. */
  page(
    where: Pick<EntryKey, 'tenantId' | 'kind'>,
    filter: Paging & { readonly search?: string | undefined },
  ): Promise<Result<Page<EntryRow>, CursorRefusal>>;
  /** All of a kind, by name. */
  all(where: Pick<EntryKey, 'tenantId' | 'kind'>): Promise<readonly EntryRow[]>;
  byId(key: EntryKey): Promise<EntryRow | undefined>;
  create(key: EntryKey, change: EntryChange): Promise<Result<EntryRow, EntryRefusal>>;
  /** Compare-and-set: only a change made from `version` is taken. */
  change(key: EntryKey & { readonly version: number }, change: EntryChange): Promise<Result<EntryRow, EntryRefusal>>;
  remove(key: EntryKey, by: ChangedBy): Promise<Result<undefined, EntryRefusal>>;
}

/** Of a kind in a tenant: a phone's list of breaks or an agent's of classifiers must stay one that can be read. */
const MOST: Readonly<Record<EntryKind, number>> = {
  break: 100,
  classifier: 2_000,
  hours: 500,
  holidays: 100,
  number: 20_000,
  campaign: 1_000,
  sound: 200,
  menu: 200,
  'outbound-list': 500,
};

export function entriesOn(db: Database): Entries {
  return {
    page: ({ tenantId, kind }, { search, ...paging }) =>
      readListPage(paging, (after, rows) =>
        asTenant(db, tenantId, (tx) =>
          selectEntries(tx)
            .where('kind', '=', kind)
            .$if(Boolean(search), (query) => query.where(holdsText(sql`folded`, search ?? '')))
            .$if(after !== undefined, (query) =>
              query.where(sql<boolean>`(folded, id) > (${after?.folded}, ${after?.id}::uuid)`),
            )
            .orderBy('folded')
            .orderBy('id')
            .limit(rows)
            .execute(),
        ),
      ),
    all: ({ tenantId, kind }) =>
      asTenant(db, tenantId, (tx) =>
        selectEntries(tx).where('kind', '=', kind).orderBy('folded').orderBy('id').execute(),
      ),
    byId: (key) => asTenant(db, key.tenantId, (tx) => selectOne(tx, key)),
    create: (key, change) => unlessTaken(db, (tx) => create(tx, key, change)),
    change: (key, change) => unlessTaken(db, (tx) => changeEntry(tx, key, change)),
    remove: (key, by) => db.transaction().execute((tx) => remove(tx, key, by)),
  };
}

function selectEntries(db: Database) {
  return db.selectFrom('directory_entries').select(['id', 'version', 'folded', 'settings', 'changed_at as changedAt']);
}

function selectOne(db: Database, { tenantId, kind, id }: EntryKey): Promise<EntryRow | undefined> {
  return selectEntries(db)
    .modifyFront(plannedOnce)
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
}

async function create(tx: Database, key: EntryKey, change: EntryChange): Promise<Result<EntryRow, EntryRefusal>> {
  await lockKind(tx, key);
  const { count } = await tx
    .selectFrom('directory_entries')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', key.tenantId)
    .where('kind', '=', key.kind)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST[key.kind]) return refuse({ code: 'item/too-many' });
  const reasons = await wrongFields(tx, key, change);
  if (Object.keys(reasons).length > 0) return refuse({ code: 'request/invalid', reasons });
  await tx
    .insertInto('directory_entries')
    .values({ id: key.id, tenant_id: key.tenantId, kind: key.kind, version: 1, ...columnsOf(change) })
    .execute();
  return finish(tx, key, change, undefined);
}

async function changeEntry(
  tx: Database,
  key: EntryKey & { readonly version: number },
  change: EntryChange,
): Promise<Result<EntryRow, EntryRefusal>> {
  await lockKind(tx, key);
  const before = await selectOne(tx, key);
  if (!before) return refuse({ code: 'request/not-found' });
  if (before.version !== key.version) return refuse({ code: 'item/changed-meanwhile' });
  const reasons = await wrongFields(tx, key, change);
  if (Object.keys(reasons).length > 0) return refuse({ code: 'request/invalid', reasons });
  await tx
    .updateTable('directory_entries')
    .set({ version: key.version + 1, ...columnsOf(change) })
    .where('id', '=', key.id)
    .execute();
  return finish(tx, key, change, before);
}

/** Writes what the entry leads to, and the audit log. */
async function finish(
  tx: Database,
  key: EntryKey,
  { draft, by }: EntryChange,
  before: EntryRow | undefined,
): Promise<Result<EntryRow, EntryRefusal>> {
  await writeReferences(tx, { tenantId: key.tenantId, holderId: key.id }, draft.references);
  const action = before ? (`${key.kind}.change` as const) : (`${key.kind}.create` as const);
  await auditChange(tx, by, { action, subject: key.id, before: before?.settings, after: draft.settings });
  const written = await selectOne(tx, key);
  return written ? ok(written) : refuse({ code: 'request/not-found' });
}

async function remove(tx: Database, key: EntryKey, by: ChangedBy): Promise<Result<undefined, EntryRefusal>> {
  // Whoever makes something lead here waits for this lock, and then finds nothing.
  await sql`SELECT 1 FROM directory_entries WHERE id = ${key.id} FOR UPDATE`.execute(tx);
  const before = await selectOne(tx, key);
  if (!before) return refuse({ code: 'request/not-found' });
  const dependents = await dependentsOf(tx, { entryId: key.id });
  if (dependents.length > 0) return refuse({ code: 'item/in-use', dependents });
  await tx.deleteFrom('directory_entries').where('id', '=', key.id).execute();
  await auditChange(tx, by, { action: `${key.kind}.remove`, subject: key.id, before: before.settings });
  return ok(undefined);
}

async function wrongFields(tx: Database, key: EntryKey, { draft, check }: EntryChange): Promise<FieldReasons> {
  const unknown = await unknownReferences(tx, key.tenantId, draft.references);
  if (Object.keys(unknown).length > 0 || !check) return unknown;
  const all = selectEntries(tx).where('tenant_id', '=', key.tenantId).where('kind', '=', key.kind);
  return check(await all.execute());
}

/** One writer for each kind of a tenant at a time: what is counted and checked is still so when it is written. */
async function lockKind(tx: Database, { tenantId, kind }: EntryKey): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${tenantId}/${kind}`}, 0))`.execute(tx);
}

function columnsOf({ draft, by }: EntryChange) {
  const settings = sql<object>`${JSON.stringify(draft.settings)}::jsonb`;
  return { name: draft.name, folded: foldText(draft.name), scope: draft.scope, settings, changed_at: by.at };
}

async function unlessTaken(
  db: Database,
  write: (tx: Database) => Promise<Result<EntryRow, EntryRefusal>>,
): Promise<Result<EntryRow, EntryRefusal>> {
  try {
    return await db.transaction().execute(write);
  } catch (cause) {
    for (const [constraint, field] of [
      ['directory_entries_number', 'number'],
      ['directory_entries_name', 'name'],
    ] as const)
      if (isUniqueViolation(cause, constraint)) return refuse({ code: 'item/taken', reasons: { [field]: 'taken' } });
    throw cause;
  }
}
