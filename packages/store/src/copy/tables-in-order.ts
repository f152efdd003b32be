import type { ClientBase } from 'pg';

/** A table and what is copied of it: generated columns are made anew from the others. */
export type TableToCopy = { readonly name: string; readonly columns: readonly string[] };

/** A foreign key, from the table that has it to the table it points to. */
export type Reference = { readonly from: string; readonly to: string };

/** What tells which schema a database has; written by the migrations themselves. */
const OF_THE_SCHEMA = 'schema_migrations';

/** Every table of the platform, each after those it points to. @throws if they point at each other in a circle */
export async function tablesInOrder(client: ClientBase): Promise<readonly TableToCopy[]> {
  const { rows: tables } = await client.query<TableToCopy>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> $1
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      GROUP BY c.relname ORDER BY c.relname`,
    [OF_THE_SCHEMA],
  );
  const { rows: references } = await client.query<Reference>(
    `SELECT c.relname AS "from", t.relname AS "to"
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
      WHERE k.contype = 'f' AND c.oid <> t.oid AND c.relnamespace = 'public'::regnamespace`,
  );
  return inOrder(tables, references);
}

/** Sorts tables so that what a row points to is there before it. @throws if that cannot be */
export function inOrder(tables: readonly TableToCopy[], references: readonly Reference[]): readonly TableToCopy[] {
  const sorted: TableToCopy[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const isReady = ({ name }: TableToCopy) => !references.some(({ from, to }) => from === name && waiting.has(to));
    const next = left.filter(isReady);
    if (next.length === 0) throw new Error(`these tables point at each other: ${[...waiting].join(', ')}`);
    sorted.push(...next);
    left = left.filter((table) => !next.includes(table));
  }
  return sorted;
}

/** The name as it stands in SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
