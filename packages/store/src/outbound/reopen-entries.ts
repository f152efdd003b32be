import type { OutboundReopened } from '@wpm/contract';
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type ChangedBy, auditChange } from '../directory/audit-change.ts';

/** Which entries of a list are called once more: one, or all that came to this. */
export type ReopenOrder = {
  readonly tenantId: string;
  readonly listId: string;
  readonly which: { readonly entryId: string } | { readonly result: OutboundReopened };
  readonly by: ChangedBy;
};

/**
 * Entries that are over wait again, as if nobody had been called yet; their ledger stays. Those nobody may call stay blocked, and what is
 * under way is left alone. @returns how many
 */
export function reopenEntries(db: Database, { tenantId, listId, which, by }: ReopenOrder): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const chosen = 'entryId' in which ? sql`entry.id = ${which.entryId}` : cameTo(which.result);
    const { numAffectedRows = 0n } = await sql`
      UPDATE outbound_entries entry
         SET state = 'waiting', ready_at = greatest(${by.at}, entry.not_before), result = null, tried = '{}',
             version = version + 1, changed_at = ${by.at}
       WHERE entry.tenant_id = ${tenantId} AND entry.list_id = ${listId} AND ${chosen}
         AND entry.state IN ('done', 'exhausted', 'blocked', 'retry')
         AND EXISTS (SELECT FROM unnest(entry.numbers) AS own (number)
                      WHERE NOT EXISTS (SELECT FROM do_not_call barred
                                         WHERE barred.tenant_id = entry.tenant_id AND barred.number = own.number))`.execute(
      tx,
    );
    const count = Number(numAffectedRows);
    if (count > 0)
      await auditChange(tx, by, { action: 'outbound-list.reopen', subject: listId, after: { ...which, count } });
    return count;
  });
}

const cameTo = (result: OutboundReopened) =>
  result === 'do-not-call' ? sql`entry.state = 'blocked'` : sql`entry.result = ${result} AND entry.state <> 'retry'`;
