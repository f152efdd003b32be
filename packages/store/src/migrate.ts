import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import type { Log } from '@wpm/kernel';
import type { ClientBase } from 'pg';

/** A step of the schema as it stands in `migrations/NNNN-name.sql`. */
type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** A migration a database has. */
export type Applied = Pick<Migration, 'name' | 'checksum'>;

const FOLDER = new URL('../migrations/', import.meta.url);
/** Any number will do, as long as every version of the platform takes the same. */
const LOCK = 7_946_001;

/**
 * Brings the schema up to date: each new migration in a transaction of its own, under a lock that lets a second
 * process wait its turn. A migration that was changed after it was applied, or one this build does not know,
 * is a fault: the data may not be what the code believes.
 * @param only the schema of an earlier build, where data of that time is to be put in; all there is if left out
 */
export async function migrate(client: ClientBase, log: Log, only?: readonly Applied[]): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query(
      `CREATE TABLE IF NOT EXISTS schema_migrations
         (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const known = await readMigrations();
    if (only) refuseUnknown(only, known);
    const wanted = only ? known.filter(({ name }) => only.some((one) => one.name === name)) : known;
    const pending = await pendingOf(client, wanted);
    for (const migration of pending) await apply(client, migration);
    // One line: the first start would have fifty, and who looks at it looks for an address.
    if (pending.length > 0) log.info('schema.migrated', { migrations: pending.length, to: pending.at(-1)?.name });
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function pendingOf(client: ClientBase, known: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows } = await client.query<Applied>('SELECT name, checksum FROM schema_migrations');
  refuseUnknown(rows, known);
  const applied = new Set(rows.map(({ name }) => name));
  return known.filter((migration) => !applied.has(migration.name));
}

function refuseUnknown(applied: readonly Applied[], known: readonly Migration[]): void {
  for (const { name, checksum } of applied) {
    const migration = known.find((one) => one.name === name);
    if (!migration) throw new Error(`the database was made by a newer version: migration ${name} is not known here`);
    if (migration.checksum !== checksum) throw new Error(`migration ${name} was changed after it was applied`);
  }
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query('INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${migration.name} failed`, { cause });
  }
}
