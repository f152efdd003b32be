import type { Database } from '../database.ts';
import { foldText } from '@wpm/contract';
import { sql } from 'kysely';
import { type ChangedBy, auditChange } from '../directory/audit-change.ts';
import type { OutboundField } from './outbound-row.ts';

/** An entry as another system knows it. */
export type EntryImport = {
  readonly externalId: string;
  readonly name: string | null;
  /** E.164, each once. */
  readonly numbers: readonly string[];
  readonly fields: readonly OutboundField[];
  readonly priority: number;
  /** Not called before. */
  readonly notBefore: Date | null;
};

/** What came of it. `do-not-call`: it stands in the list, and none of its numbers will be called. */
export type EntryImported =
  | { readonly result: 'created' | 'changed' | 'unchanged' | 'do-not-call' }
  /** Other entries of the list have one of its numbers. */
  | { readonly result: 'duplicate'; readonly duplicates: readonly string[] };

export type EntryImportOrder = {
  readonly tenantId: string;
  readonly listId: string;
  readonly by: ChangedBy;
  /** Says what would come of it, and writes nothing. */
  readonly preview: boolean;
};

/** Ends the transaction of a preview. */
class PreviewOver extends Error {}

/** Writes them all, duplicates left out; in the order given, which is that of the outcomes. Undefined: there is no such list. */
export async function importEntries(
  db: Database,
  order: EntryImportOrder,
  imports: readonly EntryImport[],
): Promise<readonly EntryImported[] | undefined> {
  const outcomes: EntryImported[] = [];
  try {
    return await db.transaction().execute(async (tx) => {
      const { tenantId, listId, by } = order;
      const { rows } = await sql`
        SELECT FROM directory_entries WHERE id = ${listId} AND tenant_id = ${tenantId} AND kind = 'outbound-list'
           FOR NO KEY UPDATE`.execute(tx);
      if (rows.length === 0) return undefined;
      for (const [at, one] of imports.entries())
        outcomes.push(await importOne(tx, order, { ...one, place: at - imports.length }));
      const after = Object.groupBy(outcomes, ({ result }) => result);
      const counts = Object.fromEntries(Object.entries(after).map(([result, all]) => [result, all.length]));
      await auditChange(tx, by, { action: 'outbound-list.import', subject: listId, after: counts });
      if (order.preview) throw new PreviewOver();
      return outcomes;
    });
  } catch (cause) {
    if (cause instanceof PreviewOver) return outcomes;
    throw cause;
  }
}

type Known = { readonly id: string; readonly isSame: boolean };

/** An entry, and its place in the import, counted from its end. */
type Placed = EntryImport & { readonly place: number };

async function importOne(tx: Database, order: EntryImportOrder, one: Placed): Promise<EntryImported> {
  const { listId, tenantId } = order;
  const facts = await sql<{ duplicates: string[]; barred: number; known: Known | null }>`
    SELECT ARRAY(SELECT other.external_id FROM outbound_entries other
                  WHERE other.list_id = ${listId} AND other.external_id <> ${one.externalId}
                    AND other.numbers && ${[...one.numbers]}::text[] ORDER BY 1 LIMIT 10) AS duplicates,
           (SELECT count(*)::integer FROM do_not_call
             WHERE tenant_id = ${tenantId} AND number = ANY (${[...one.numbers]}::text[])) AS barred,
           (SELECT json_build_object('id', id, 'isSame',
                     numbers = ${[...one.numbers]}::text[] AND name IS NOT DISTINCT FROM ${one.name}::text AND priority = ${one.priority}
                     AND fields = ${JSON.stringify(one.fields)}::jsonb
                     AND not_before IS NOT DISTINCT FROM ${one.notBefore}::timestamptz)
              FROM outbound_entries WHERE list_id = ${listId} AND external_id = ${one.externalId}) AS known`.execute(
    tx,
  );
  const [{ duplicates, barred, known } = { duplicates: [], barred: 0, known: null }] = facts.rows;
  if (duplicates.length > 0) return { result: 'duplicate', duplicates };
  if (known?.isSame) return { result: 'unchanged' };
  const isBarred = barred === one.numbers.length;
  await (known ? change(tx, order, one, { id: known.id, isBarred }) : insert(tx, order, one, isBarred));
  if (isBarred) return { result: 'do-not-call' };
  return { result: known ? 'changed' : 'created' };
}

/** Those of one import are called in its order: each is later by a moment than the one before. */
const insert = (tx: Database, { tenantId, listId, by }: EntryImportOrder, one: Placed, isBarred: boolean) =>
  sql`
  INSERT INTO outbound_entries (tenant_id, list_id, external_id, name, numbers, fields, priority, not_before, searched, changed_at,
                                state, ready_at)
  VALUES (${tenantId}, ${listId}, ${one.externalId}, ${one.name}, ${[...one.numbers]}, ${JSON.stringify(one.fields)}::jsonb,
          ${one.priority}, ${one.notBefore}, ${searchedBy(one)}, ${by.at}, ${isBarred ? 'blocked' : 'waiting'},
          ${isBarred ? null : (one.notBefore ?? by.at)}::timestamptz + ${one.place} * interval '1 microsecond')`.execute(
    tx,
  );

/**
 * What is called at this moment goes on, and what is done or exhausted stays so: whoever sends the same customers every night means
 * no second round. Another number than the barred one can be called.
 */
const change = (
  tx: Database,
  { by }: EntryImportOrder,
  one: EntryImport,
  { id, isBarred }: { readonly id: string; readonly isBarred: boolean },
) =>
  sql`
  UPDATE outbound_entries AS entry
     SET name = ${one.name}, numbers = ${[...one.numbers]}, fields = ${JSON.stringify(one.fields)}::jsonb, priority = ${one.priority},
         not_before = ${one.notBefore}, searched = ${searchedBy(one)}, changed_at = ${by.at}, version = version + 1,
         state = CASE WHEN entry.state NOT IN ('waiting', 'blocked') THEN entry.state
                      WHEN ${isBarred} THEN 'blocked' ELSE 'waiting' END,
         ready_at = CASE WHEN entry.state NOT IN ('waiting', 'blocked') THEN entry.ready_at
                         WHEN ${isBarred} THEN null ELSE coalesce(${one.notBefore}::timestamptz, entry.ready_at, ${by.at}) END
   WHERE id = ${id}`.execute(tx);

/** Everything it can be found by. */
function searchedBy({ externalId, name, numbers, fields }: EntryImport): string {
  return foldText([externalId, name ?? '', ...numbers, ...fields.map(({ value }) => value)].join(' '));
}
