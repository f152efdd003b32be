import type { MissedChange } from '@wpm/calls';
import { assertNever } from '@wpm/kernel';
import { type RawBuilder, sql } from 'kysely';

/** Rows of the shared list that a statement changed. */
export type ChangedMissed = { readonly id: string };

/**
 * The part of a call's write that keeps the shared list (F22, F23): it stands behind a CTE `call`, which has a row where the write
 * took effect, and gives the ids of the rows it changed. In the statement of the record itself, so that both are written or neither.
 */
export function missedChangeSql(
  change: MissedChange,
  tenantId: string,
  text: (part: string) => string,
): RawBuilder<ChangedMissed> {
  switch (change.kind) {
    case 'missed':
      return countAttempt(change, tenantId, change.name && text(change.name));
    case 'spoken':
      return settle(change, tenantId);
    case 'not-reached':
      return endClaim(change, tenantId);
    default:
      return assertNever(change);
  }
}

type Of<Kind extends MissedChange['kind']> = Extract<MissedChange, { readonly kind: Kind }>;

/**
 * One more attempt; the first after a conversation begins to count anew. One that was over before the conversation is no news. A row is
 * flagged as short as long as every attempt was: who has once waited is somebody to call, however soon they hang up the next time.
 */
function countAttempt(
  { number, line, reason, at, waitedMs, isShort }: Of<'missed'>,
  tenantId: string,
  name: string | null,
): RawBuilder<ChangedMissed> {
  return sql`
    INSERT INTO missed_calls AS known (tenant_id, number, line_kind, line, line_account_id, name, reason, attempts, first_at,
                                       last_at, waited_ms, is_short, last_call_id)
    SELECT ${tenantId}::uuid, ${number}, ${line.kind}, ${line.kind === 'direct' ? line.number : line.campaignId},
           ${line.kind === 'direct' ? line.accountId : null}::uuid, ${name}, ${reason}, 1,
           ${new Date(at)}::timestamptz, ${new Date(at)}::timestamptz, ${Math.round(waitedMs)}::integer, ${isShort === true}::boolean,
           call.id
      FROM call WHERE call.closed
    ON CONFLICT (tenant_id, number, line_kind, line) DO UPDATE SET
      attempts = CASE WHEN known.settled_at IS NULL THEN known.attempts + 1 ELSE 1 END,
      first_at = CASE WHEN known.settled_at IS NULL THEN known.first_at ELSE excluded.first_at END,
      last_call_id = CASE WHEN known.last_at > excluded.last_at THEN known.last_call_id ELSE excluded.last_call_id END,
      last_at = greatest(known.last_at, excluded.last_at),
      line_account_id = excluded.line_account_id, name = coalesce(excluded.name, known.name),
      reason = excluded.reason, waited_ms = excluded.waited_ms,
      is_short = excluded.is_short AND (known.settled_at IS NOT NULL OR known.is_short),
      settled_at = null, settled_how = null, settled_why = null, settled_by = null, reopened_at = null
    WHERE known.settled_at IS NULL OR known.settled_at < excluded.last_at
    RETURNING known.id`;
}

/** A conversation settles what was missed of the customer before it, on every line. */
function settle({ number, how, accountId, at }: Of<'spoken'>, tenantId: string): RawBuilder<ChangedMissed> {
  return sql`
    UPDATE missed_calls AS known SET
      settled_at = ${new Date(at)}::timestamptz, settled_how = ${how}, settled_by = ${accountId}::uuid,
      claimed_by = null, claimed_until = null
    FROM call
    WHERE known.tenant_id = ${tenantId}::uuid AND known.number = ${number} AND known.settled_at IS NULL
      AND greatest(known.last_at, known.reopened_at) <= ${new Date(at)}::timestamptz
    RETURNING known.id`;
}

/** Who called back and reached nobody leaves the row to the others. */
function endClaim({ number, accountId }: Of<'not-reached'>, tenantId: string): RawBuilder<ChangedMissed> {
  return sql`
    UPDATE missed_calls AS known SET claimed_by = null, claimed_until = null
    FROM call
    WHERE call.closed AND known.tenant_id = ${tenantId}::uuid AND known.number = ${number} AND known.claimed_by = ${accountId}::uuid
    RETURNING known.id`;
}
