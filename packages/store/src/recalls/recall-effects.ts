import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** What a classifier does beside saying what a call was (F07). */
export type ClassifierEffects = {
  /** A recall of the customer, planned or moved; null: none. */
  readonly recall: { readonly accountId: string | null; readonly at: Date } | null;
  /** The campaign is done with the customer: what is planned for them there is not. */
  readonly closesRecord: boolean;
  /** The customer is called by no campaign any more. */
  readonly doNotCall: boolean;
};

/** Of whom, in which campaign, and who said it, when, in which call. */
export type EffectsOf = {
  readonly tenantId: string;
  readonly number: string;
  readonly name: string | null;
  readonly campaignId: string | null;
  readonly callId: string | null;
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
};

/** Whose recalls are cancelled, and by whom; null: by no user. */
type CancelledOf = Pick<EffectsOf, 'tenantId' | 'number' | 'campaignId' | 'at'> & { readonly by: string | null };

/** Writes what follows, in the transaction of the classifier. @returns the recalls it changed */
export async function writeEffects(
  tx: Database,
  of: EffectsOf,
  { recall, closesRecord, doNotCall }: ClassifierEffects,
): Promise<readonly string[]> {
  if (!/^\+[0-9]{3,15}$/.test(of.number)) return [];
  const changed: string[] = [];
  if (doNotCall) {
    await sql`
      INSERT INTO do_not_call (tenant_id, number, added_by, added_at, call_id)
      VALUES (${of.tenantId}, ${of.number}, ${of.by}, ${of.at}, ${of.callId}) ON CONFLICT DO NOTHING`.execute(tx);
    changed.push(...(await cancelOpen(tx, of, { why: 'do-not-call', everywhere: true })));
  }
  if (closesRecord) changed.push(...(await cancelOpen(tx, of, { why: 'closed', everywhere: false })));
  if (recall && !doNotCall) changed.push(await planRecall(tx, of, recall));
  return [...new Set(changed)];
}

/** One that is open in the campaign moves. */
export async function planRecall(
  tx: Database,
  of: EffectsOf,
  { accountId, at }: NonNullable<ClassifierEffects['recall']>,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO recalls (tenant_id, number, name, campaign_id, account_id, due_at, note, call_id, planned_by, planned_at)
    VALUES (${of.tenantId}, ${of.number}, ${of.name}, ${of.campaignId}, ${accountId}, ${at}, ${of.note}, ${of.callId},
            ${of.by}, ${of.at})
    ON CONFLICT (tenant_id, number, campaign_id) WHERE ended_at IS NULL DO UPDATE SET
      name = coalesce(excluded.name, recalls.name), account_id = excluded.account_id, due_at = excluded.due_at,
      note = excluded.note, call_id = excluded.call_id, planned_by = excluded.planned_by, planned_at = excluded.planned_at,
      offered_to = null, offered_until = null
    RETURNING id`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('a recall was not written');
  return row.id;
}

/** Cancels the recalls of a customer that are open, in the campaign or everywhere. @returns their ids */
export async function cancelOpen(
  tx: Database,
  { tenantId, number, campaignId, by, at }: CancelledOf,
  { why, everywhere }: { readonly why: 'do-not-call' | 'closed'; readonly everywhere: boolean },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    UPDATE recalls SET ended_how = 'cancelled', ended_why = ${why}, ended_at = ${at}, ended_by = ${by}
     WHERE tenant_id = ${tenantId} AND number = ${number} AND ended_at IS NULL
       AND (${everywhere} OR campaign_id IS NOT DISTINCT FROM ${campaignId}::uuid)
    RETURNING id`.execute(tx);
  return rows.map(({ id }) => id);
}
