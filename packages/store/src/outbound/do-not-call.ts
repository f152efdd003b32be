import { sql } from 'kysely';
import type { Page } from '../calls/page.ts';
import { type Database, asTenant } from '../database.ts';
import { type ChangedBy, auditChange } from '../directory/audit-change.ts';
import { cancelOpen } from '../recalls/recall-effects.ts';
import type { RecallNews } from '../recalls/recall-news.ts';

/** A number no campaign calls (F07, F45): since when, by whom, in which call it was said, or why it was listed by hand. */
export type BarredNumber = {
  /** E.164. */
  readonly number: string;
  readonly addedAt: Date;
  readonly addedBy: string | null;
  readonly callId: string | null;
  readonly reason: string | null;
};

/** By number; `digits`: a part of it. */
export type BarredFilter = { readonly limit: number; readonly after?: string | undefined; readonly digits?: string };

/** The change of the list of a tenant, and by whom. */
export type BarredChange = { readonly tenantId: string; readonly reason: string; readonly by: ChangedBy };

/** Numbers no campaign of a tenant calls. */
export interface DoNotCall {
  page(tenantId: string, filter: BarredFilter): Promise<Page<BarredNumber>>;
  /** Recalls of these that are open are cancelled. @returns those that were not there before */
  add(numbers: readonly string[], change: BarredChange): Promise<readonly string[]>;
  /** False: it was not there. */
  remove(number: string, change: BarredChange): Promise<boolean>;
}

export function doNotCallOn(db: Database, recallNews: RecallNews): DoNotCall {
  return {
    page: (tenantId, filter) => page(db, tenantId, filter),
    add: async (numbers, change) => {
      const { added, recalls } = await add(db, numbers, change);
      recallNews.tell(change.tenantId, recalls);
      return added;
    },
    remove: (number, change) => remove(db, number, change),
  };
}

function page(db: Database, tenantId: string, { limit, after, digits }: BarredFilter): Promise<Page<BarredNumber>> {
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<BarredNumber>`
      SELECT number, added_at AS "addedAt", accounts.display_name AS "addedBy", call_id AS "callId", reason
        FROM do_not_call LEFT JOIN accounts ON accounts.id = added_by
       WHERE (${after ?? null}::text IS NULL OR number > ${after ?? null})
         AND (${digits ?? null}::text IS NULL OR position(${digits ?? ''} IN number) > 0)
       ORDER BY number LIMIT ${limit + 1}`.execute(tx);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > items.length ? (items.at(-1)?.number ?? null) : null };
  });
}

function add(db: Database, numbers: readonly string[], { tenantId, reason, by }: BarredChange) {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ number: string }>`
      INSERT INTO do_not_call (tenant_id, number, added_by, added_at, reason)
      SELECT ${tenantId}, number, ${by.accountId ?? null}::uuid, ${by.at}, ${reason} FROM unnest(${[...numbers]}::text[]) AS number
      ON CONFLICT DO NOTHING RETURNING number`.execute(tx);
    const added = rows.map(({ number }) => number);
    const recalls: string[] = [];
    for (const number of added) {
      await auditChange(tx, by, { action: 'do-not-call.add', subject: number, after: { reason } });
      const of = { tenantId, number, campaignId: null, by: by.accountId ?? null, at: by.at };
      recalls.push(...(await cancelOpen(tx, of, { why: 'do-not-call', everywhere: true })));
    }
    return { added, recalls };
  });
}

function remove(db: Database, number: string, { tenantId, reason, by }: BarredChange): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ reason: string | null; callId: string | null }>`
      DELETE FROM do_not_call WHERE tenant_id = ${tenantId} AND number = ${number}
      RETURNING reason, call_id AS "callId"`.execute(tx);
    const [before] = rows;
    if (!before) return false;
    await auditChange(tx, by, { action: 'do-not-call.remove', subject: number, before, after: { reason } });
    return true;
  });
}
