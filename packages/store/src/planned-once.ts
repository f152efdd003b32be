import { createHash } from 'node:crypto';
import { type PostgresPool, type PostgresPoolClient, type RawBuilder, sql } from 'kysely';
import type { Pool, PoolClient } from 'pg';

const MARK = '/* planned once */';

/**
 * Stands first in a statement that each connection plans once and not every time it runs, or first after its `select`
 * (`modifyFront`): for large ones and ones that run with every call, whose text does not depend on what they read or write (ADR 0097).
 */
export const plannedOnce: RawBuilder<unknown> = sql.raw(MARK);

/** The pool as Kysely takes it; marked statements are prepared under a name by their first run on a connection. */
export function planningOnce(pool: Pool): PostgresPool {
  return { connect: async () => planning(await pool.connect()), end: () => pool.end(), options: pool.options };
}

/** All but `query` is the client's own. */
function planning(client: PoolClient): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]) =>
    isMarked(text) ? client.query({ name: nameOf(text), text, values: [...values] }) : client.query(text, [...values]);
  return Object.assign(Object.create(client), { query });
}

const isMarked = (text: string): boolean => text.startsWith(MARK) || text.startsWith(`select ${MARK}`);

const names = new Map<string, string>();

/** The same text has the same name, on every connection: PostgreSQL refuses another text under it. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
