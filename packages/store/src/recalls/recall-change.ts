import type { MissedChange } from '@wpm/calls';
import { type RawBuilder, sql } from 'kysely';

/** How long after a call back that reached nobody a recall is due again. */
const AGAIN = sql`interval '15 minutes'`;

/**
 * The part of a call's write that goes on with recalls (F24), behind a CTE `call`: it gives the ids of those it changed. A call back
 * by whom it was offered to does it, when the customer answers; one that reached nobody leaves it for later. A call back from the
 * list of missed calls cancels those of campaigns that want it so.
 */
export function recallChangeSql(change: MissedChange | null, tenantId: string): RawBuilder<{ id: string }> {
  if (change?.kind === 'spoken' && change.how === 'called-back' && change.accountId !== null) {
    return calledBack(change.number, { accountId: change.accountId, at: new Date(change.at), tenantId });
  }
  if (change?.kind !== 'not-reached') return sql`SELECT id FROM call WHERE false`;
  const { number, accountId } = change;
  return sql`
    UPDATE recalls AS known SET offered_to = null, offered_until = null, due_at = greatest(due_at, now() + ${AGAIN})
    FROM call
    WHERE call.closed AND known.tenant_id = ${tenantId}::uuid AND known.number = ${number} AND known.ended_at IS NULL
      AND known.offered_to = ${accountId}::uuid
    RETURNING known.id`;
}

type CalledBack = { readonly accountId: string; readonly at: Date; readonly tenantId: string };

const calledBack = (number: string, { accountId, at, tenantId }: CalledBack) => sql<{ id: string }>`
  UPDATE recalls AS known SET
    ended_how = CASE WHEN known.offered_to = ${accountId}::uuid THEN 'done' ELSE 'cancelled' END,
    ended_why = CASE WHEN known.offered_to = ${accountId}::uuid THEN null ELSE 'called-back' END,
    ended_at = ${at}::timestamptz, ended_by = ${accountId}::uuid
  FROM call
  WHERE known.tenant_id = ${tenantId}::uuid AND known.number = ${number} AND known.ended_at IS NULL
    AND known.planned_at <= ${at}::timestamptz
    AND (known.offered_to = ${accountId}::uuid OR EXISTS (
      SELECT FROM missed_calls missed JOIN directory_entries campaign ON campaign.id = known.campaign_id
       WHERE campaign.settings @> '{"cancelRecallOnCallBack": true}' AND missed.tenant_id = known.tenant_id
         AND missed.number = known.number AND missed.settled_at IS NULL AND missed.claimed_by = ${accountId}::uuid))
  RETURNING known.id`;
