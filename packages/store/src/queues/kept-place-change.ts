import type { CallRecord, MissedChange } from '@wpm/calls';
import { type RawBuilder, sql } from 'kysely';

/** Whom the platform can call. */
const E164 = /^\+\d{3,15}$/;

/**
 * The part of a call's write that keeps places in queues (ADR 0051), behind a CTE `call`: a customer who hung up to be called keeps
 * theirs, a call to them that is over without an answer is an attempt, and whoever speaks to them, in whatever call, ends it.
 */
export function keptPlaceSql(
  record: CallRecord,
  change: MissedChange | null,
  text: (part: string) => string,
): RawBuilder<unknown> {
  const { callBack, queue, endedAt, caller } = record;
  const isKept = queue?.left === 'place-kept' && endedAt !== null && E164.test(caller.number);
  if (isKept) return keep(record, queue, { endedAt, name: caller.name && text(caller.name) });
  if (change?.kind === 'spoken') return spoken(change, record);
  if (callBack && endedAt !== null) return attempted(callBack.placeId, endedAt);
  return sql`SELECT id FROM call WHERE false`;
}

/** Who has a place already keeps the better one. A campaign that was deleted meanwhile promises nothing. */
const keep = (
  { id, tenantId, caller, callee }: CallRecord,
  { campaignId, enteredAt }: NonNullable<CallRecord['queue']>,
  { endedAt, name }: { readonly endedAt: number; readonly name: string | null },
) => sql`
  INSERT INTO kept_places AS known (tenant_id, campaign_id, number, name, called, entered_at, kept_at, call_id)
  SELECT ${tenantId}::uuid, campaign.id, ${caller.number}, ${name}, ${callee.number},
         ${new Date(enteredAt)}::timestamptz, ${new Date(endedAt)}::timestamptz, ${id}::uuid
    FROM call JOIN directory_entries campaign ON campaign.id = ${campaignId}::uuid AND campaign.tenant_id = ${tenantId}::uuid
   WHERE call.closed
  ON CONFLICT (tenant_id, campaign_id, number) WHERE ended_at IS NULL DO UPDATE SET
    entered_at = least(known.entered_at, excluded.entered_at), kept_at = excluded.kept_at,
    name = coalesce(excluded.name, known.name), attempts = 0, tried_at = null`;

const spoken = (
  { number, at }: Extract<MissedChange, { kind: 'spoken' }>,
  { id, tenantId, callBack }: CallRecord,
) => sql`
  UPDATE kept_places AS known SET
    ended_at = ${new Date(at)}::timestamptz, ended_call_id = ${id}::uuid,
    ended_how = CASE WHEN known.id = ${callBack?.placeId ?? null}::uuid THEN 'called-back' ELSE 'spoken' END
  FROM call
  WHERE known.tenant_id = ${tenantId}::uuid AND known.number = ${number} AND known.ended_at IS NULL
    AND known.kept_at <= ${new Date(at)}::timestamptz`;

const attempted = (placeId: string, endedAt: number) => sql`
  UPDATE kept_places AS known SET attempts = known.attempts + 1, tried_at = ${new Date(endedAt)}::timestamptz
  FROM call
  WHERE call.closed AND known.id = ${placeId}::uuid AND known.ended_at IS NULL`;
