import { type RawBuilder, sql } from 'kysely';
import { inOrder, type Reference } from './copy/tables-in-order.ts';
import type { Database } from './database.ts';

/** What a tenant has that keeps it from being removed, and what of it lies on the disk. */
export type TenantHoldings = {
  readonly runningCalls: number;
  /** Recordings under legal hold. */
  readonly held: number;
  /** Of its recordings, also of those that were taken away and are still there. */
  readonly recordingFiles: readonly string[];
};

/** What is known of a tenant that is no more, and how much it had. */
export type RemovedTenant = {
  readonly domain: string;
  readonly name: string;
  readonly removedAt: Date;
  readonly accounts: number;
  readonly calls: number;
  readonly recordings: number;
};

export async function holdingsOf(db: Database, tenantId: string): Promise<TenantHoldings> {
  const { rows } = await sql<Omit<TenantHoldings, 'recordingFiles'>>`
    SELECT (SELECT count(*)::integer FROM calls WHERE tenant_id = ${tenantId} AND NOT closed) AS "runningCalls",
           (SELECT count(*)::integer FROM recordings WHERE tenant_id = ${tenantId} AND held_at IS NOT NULL) AS held`.execute(
    db,
  );
  const { rows: files } = await sql<{ file: string }>`
    SELECT file FROM recordings WHERE tenant_id = ${tenantId} AND file IS NOT NULL
     UNION SELECT file FROM recording_removals WHERE tenant_id = ${tenantId} AND file IS NOT NULL AND gone_at IS NULL`.execute(
    db,
  );
  return { ...(rows[0] ?? { runningCalls: 0, held: 0 }), recordingFiles: files.map(({ file }) => file) };
}

/**
 * Deletes every row of a tenant, its audit log too, and leaves that it was there. Undefined where it is none, or is not disabled.
 * To be done in a transaction.
 */
export async function removeTenant(tx: Database, tenantId: string, at: Date): Promise<RemovedTenant | undefined> {
  const { rows } = await sql<RemovedTenant>`
    WITH gone AS (SELECT * FROM tenants WHERE id = ${tenantId} AND disabled_at IS NOT NULL FOR UPDATE)
    INSERT INTO removed_tenants
    SELECT id, domain, name, ${at}::timestamptz,
           (SELECT count(*) FROM accounts WHERE tenant_id = ${tenantId} AND deleted_at IS NULL),
           (SELECT count(*) FROM calls WHERE tenant_id = ${tenantId}),
           (SELECT count(*) FROM recordings WHERE tenant_id = ${tenantId})
      FROM gone
    RETURNING domain, name, removed_at AS "removedAt", accounts, calls, recordings`.execute(tx);
  const [removed] = rows;
  if (!removed) return undefined;
  // What the database notes at the end of a transaction, as changes of contacts, would be noted of a tenant that is gone by then.
  await sql`SET CONSTRAINTS ALL IMMEDIATE`.execute(tx);
  await deleteRows(tx, await rowsOf(tx, tenantId));
  await sql`DELETE FROM tenants WHERE id = ${tenantId}`.execute(tx);
  return removed;
}

/** Every tenant that was removed, the last first. */
export async function removedTenants(db: Database): Promise<readonly RemovedTenant[]> {
  const { rows } = await sql<RemovedTenant>`
    SELECT domain, name, removed_at AS "removedAt", accounts, calls, recordings
      FROM removed_tenants ORDER BY removed_at DESC, domain`.execute(db);
  return rows;
}

/** The rows of a tenant in a table. */
type Rows = { readonly table: string; readonly are: RawBuilder<unknown> };

/** What is deleted may be noted elsewhere by the database, as contacts are: it is over when nothing is left anywhere. */
async function deleteRows(tx: Database, everywhere: readonly Rows[]): Promise<void> {
  let deleted: bigint;
  do {
    deleted = 0n;
    for (const { table, are } of everywhere) {
      const { numAffectedRows = 0n } = await sql`DELETE FROM ${sql.table(table)} WHERE ${are}`.execute(tx);
      deleted += numAffectedRows;
    }
  } while (deleted > 0n);
}

type Table = { readonly name: string; readonly hasTenant: boolean };
/** By which columns a table points to which of another. */
type Key = Reference & { readonly columns: readonly string[]; readonly keys: readonly string[] };

/** The names of the columns a key has at one of its ends. */
const columnsIn = (table: string, numbers: string) => sql`ARRAY(
  SELECT a.attname::text FROM unnest(k.${sql.ref(numbers)}) WITH ORDINALITY AS part (number, place)
    JOIN pg_attribute a ON a.attrelid = k.${sql.ref(table)} AND a.attnum = part.number ORDER BY place)`;

/** Of each table with rows of the tenant which they are, before those they point to. */
async function rowsOf(db: Database, tenantId: string): Promise<readonly Rows[]> {
  const { rows: tables } = await sql<Table>`
    SELECT c.relname::text AS name,
           EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND attname = 'tenant_id' AND NOT attisdropped)
             AS "hasTenant"
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`.execute(db);
  const { rows: keys } = await sql<Key>`
    SELECT c.relname::text AS "from", t.relname::text AS "to",
           ${columnsIn('conrelid', 'conkey')} AS columns, ${columnsIn('confrelid', 'confkey')} AS keys
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND c.oid <> t.oid AND c.relnamespace = 'public'::regnamespace`.execute(db);
  const byName = new Map(tables.map((table) => [table.name, table]));
  const whose = (name: string): RawBuilder<unknown> | undefined => {
    if (byName.get(name)?.hasTenant) return sql`tenant_id = ${tenantId}`;
    const through = keys.filter(({ from }) => from === name).flatMap((key) => pointedTo(key, whose(key.to)) ?? []);
    return through.length > 0 ? sql.join(through, sql` OR `) : undefined;
  };
  const ordered = inOrder(
    tables.map(({ name }) => ({ name, columns: [] })),
    keys,
  );
  return ordered.toReversed().flatMap(({ name: table }) => {
    const are = whose(table);
    return are ? { table, are } : [];
  });
}

/** The rows that point to some of another table. */
function pointedTo({ to, columns, keys }: Key, are: RawBuilder<unknown> | undefined): RawBuilder<unknown> | undefined {
  if (!are) return undefined;
  return sql`(${list(columns)}) IN (SELECT ${list(keys)} FROM ${sql.table(to)} WHERE ${are})`;
}

const list = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));
