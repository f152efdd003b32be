import type { Log } from '@wpm/kernel';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Pool } from 'pg';
import { confineWithin, confinementOf } from './confinement.ts';
import { plannedOnce, planningOnce } from './planned-once.ts';
import type { Tables } from './tables.ts';

/** The database as the platform uses it. */
export type Database = Kysely<Tables>;

/** Connections enough for the requests of one node; a query waits for a free one. */
const CONNECTIONS = 16;

/** Opens the pool. A connection the server closes while idle is replaced at the next query: it is no fault. */
export function openPool(url: string, log: Log): Pool {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    // One that waits a while stays: what it has planned and looked up would be made anew, at a price above that of the statement.
    idleTimeoutMillis: 0,
    // A commit is acknowledged only when it is on disk, whatever the server's default says.
    options: '-c synchronous_commit=on -c statement_timeout=30000 -c timezone=UTC',
    application_name: 'webphone-platform',
  });
  // Also while a request has the connection: between two of its queries nobody else would hear of it, and the process would end.
  pool.on('connect', (client) =>
    client.on('error', (cause) => log.warn('store.connection-lost', { why: cause.message })),
  );
  pool.on('error', (cause) => log.warn('store.connection-lost', { why: cause.message }));
  return pool;
}

export function databaseOn(pool: Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: planningOnce(pool) }) });
}

/** All of it, or nothing; where a transaction is under way already, as part of that one. */
export const atOnce = <T>(db: Database, write: (tx: Database) => Promise<T>): Promise<T> =>
  db.isTransaction ? write(db) : db.transaction().execute(write);

/**
 * Runs `read` as the role `wpm_tenant`, which row-level security confines to the rows of one tenant (trust 1):
 * a query that forgets its WHERE still sees nothing of another tenant, and cannot write at all. Where the database is somebody's who
 * is confined to campaigns, neither does it see anything of others.
 */
export function asTenant<T>(db: Database, tenantId: string, read: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  const confinement = confinementOf(db);
  const campaigns = confinement ? `{${confinement.campaignIds.join(',')}}` : '';
  return db.transaction().execute(async (tx) => {
    await sql`${plannedOnce} SELECT set_config('app.tenant', ${tenantId}, true), set_config('app.campaigns', ${campaigns}, true),
                     set_config('role', 'wpm_tenant', true)`.execute(tx);
    confineWithin(tx, confinement);
    return read(tx);
  });
}
