import type { CallDirection, ClassifierKind, NamesPerLanguage } from '@wpm/contract';
import { sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import { type ChangedBy, auditChange } from '../directory/audit-change.ts';
import { type ClassifierEffects, writeEffects } from '../recalls/recall-effects.ts';
import type { RecallNews } from '../recalls/recall-news.ts';
import { type CallEdit, callEdits } from './call-edits.ts';
import { type ClassificationRow, SAID } from './classification-row.ts';

/** A part in a call that can be classified, and what is said of it. */
export type ClassifiedPartRow = {
  readonly callId: string;
  /** 0 where nobody had a part in it. */
  readonly part: number;
  /** Whose part it is; null for part 0. */
  readonly accountId: string | null;
  readonly campaignId: string | null;
  readonly direction: CallDirection;
  readonly customerNumber: string;
  readonly customerName: string | null;
  /** Null while the part lasts. */
  readonly endedAt: Date | null;
  readonly said: ClassificationRow | null;
};

/** Names a part: the last one of `accountId` where no number is given. */
export type PartKey = {
  readonly tenantId: string;
  readonly callId: string;
  readonly part?: number | undefined;
  readonly accountId?: string | undefined;
};

/** What shall be said of a part: the classifier by its path from the top. */
export type NewClassification = {
  readonly ids: readonly string[];
  readonly names: readonly NamesPerLanguage[];
  readonly says: ClassifierKind;
  readonly note: string | null;
  readonly effects: ClassifierEffects;
};

/** Who says something of a call. */
export type SaidBy = ChangedBy & { readonly tenantId: string; readonly accountId: string };

/** What is said of calls (F07). What the platform says by itself is written with the call, and with the end of a wrap-up. */
export interface Classifications {
  partOf(key: PartKey): Promise<ClassifiedPartRow | undefined>;
  /** The last one counts; what was and what became of it stand in the audit log, and what follows is done, or nothing is written. */
  set(part: ClassifiedPartRow, said: NewClassification, by: SaidBy): Promise<void>;
  /** Every change of what is said of a call, the newest first. */
  editsOf(tenantId: string, callId: string): Promise<readonly CallEdit[]>;
  isClassified(tenantId: string, part: { readonly callId: string; readonly part: number }): Promise<boolean>;
}

export function classificationsOn(db: Database, recalls: RecallNews): Classifications {
  return {
    partOf: (key) => asTenant(db, key.tenantId, (tx) => partOf(tx, key)),
    set: async (part, said, by) => {
      const changed = await db.transaction().execute((tx) => set(tx, part, said, by));
      recalls.tell(by.tenantId, changed);
    },
    editsOf: (tenantId, callId) => asTenant(db, tenantId, (tx) => callEdits(tx, callId)),
    isClassified: (tenantId, { callId, part }) =>
      asTenant(db, tenantId, async (tx) => {
        const { rows } = await sql`
          SELECT FROM call_classifications WHERE call_id = ${callId} AND part = ${part}`.execute(tx);
        return rows.length > 0;
      }),
  };
}

async function partOf(tx: Database, { callId, part, accountId }: PartKey): Promise<ClassifiedPartRow | undefined> {
  const { rows } = await sql<ClassifiedPartRow>`
    SELECT call.id AS "callId", coalesce(own.number, 0) AS part, own.account_id AS "accountId",
           CASE WHEN own.is_before THEN own.campaign_id ELSE call.campaign_id END AS "campaignId", call.direction,
           coalesce(own.other_number, CASE WHEN call.direction = 'inbound' THEN call.caller_number ELSE call.callee_number END)
             AS "customerNumber",
           coalesce(own.other_name, CASE WHEN call.direction = 'inbound' THEN call.caller_name ELSE call.callee_name END)
             AS "customerName",
           CASE WHEN own.number IS NULL THEN call.ended_at ELSE own.ended_at END AS "endedAt", ${SAID} AS said
      FROM tenant_calls call
      LEFT JOIN call_segments own ON own.call_id = call.id
      LEFT JOIN call_classifications said ON said.call_id = call.id AND said.part = coalesce(own.number, 0)
     WHERE call.id = ${callId} AND (own.number IS NOT NULL OR call.closed)
       AND (${part ?? null}::integer IS NULL OR coalesce(own.number, 0) = ${part ?? null}::integer)
       AND (${accountId ?? null}::uuid IS NULL OR own.account_id = ${accountId ?? null}::uuid)
     ORDER BY own.number DESC LIMIT 1`.execute(tx);
  return rows[0];
}

async function set(
  tx: Database,
  { callId, part, customerNumber, customerName, campaignId }: ClassifiedPartRow,
  { effects, ...said }: NewClassification,
  by: SaidBy,
): Promise<readonly string[]> {
  // One writer at a time, so that what stands as `before` is what was overwritten.
  await sql`SELECT FROM calls WHERE id = ${callId} AND tenant_id = ${by.tenantId} FOR NO KEY UPDATE`.execute(tx);
  const { rows } = await sql<{ said: ClassificationRow }>`
    SELECT ${SAID} AS said FROM call_classifications said WHERE call_id = ${callId} AND part = ${part}`.execute(tx);
  await sql`
    INSERT INTO call_classifications (call_id, part, tenant_id, classifier_ids, names, says, note, set_by, set_at)
    VALUES (${callId}, ${part}, ${by.tenantId}, ${[...said.ids]}::uuid[], ${JSON.stringify(said.names)}::jsonb, ${said.says},
            ${said.note}, ${by.accountId}, ${by.at})
    ON CONFLICT (call_id, part) DO UPDATE SET
      classifier_ids = excluded.classifier_ids, names = excluded.names, says = excluded.says, system = null,
      note = excluded.note, set_by = excluded.set_by, set_at = excluded.set_at`.execute(tx);
  const subject = `${callId}/${part}`;
  await auditChange(tx, by, { action: 'call.classify', subject, before: rows[0]?.said, after: said });
  const of = { tenantId: by.tenantId, number: customerNumber, name: customerName, campaignId, callId, note: said.note };
  return writeEffects(tx, { ...of, by: by.accountId, at: by.at }, effects);
}
