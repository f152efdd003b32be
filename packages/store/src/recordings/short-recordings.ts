import { RECORDING_TOLERANCE } from '@wpm/contract';
import { sql } from 'kysely';
import type { Database } from '../database.ts';

const { completeFrom, mayLackMs, lacksAtMostMs } = RECORDING_TOLERANCE;
/** Of a row joined as `recording`: its length without its pauses. */
const HELD_MS = sql`(recording.duration_ms - coalesce((
  SELECT sum(coalesce((pause ->> 'toMs')::integer, recording.duration_ms) - (pause ->> 'fromMs')::integer)
    FROM jsonb_array_elements(recording.pauses) pause), 0))`;
const MISSING_MS = sql`(${HELD_MS} / nullif(recording.completeness, 0) - ${HELD_MS})`;
/** What `isRecordingShort` says of a row joined as `recording` (F39). */
export const IS_SHORT = sql`(recording.completeness <= 0 OR ${MISSING_MS} > ${sql.lit(lacksAtMostMs)}
  OR (recording.completeness < ${sql.lit(completeFrom)} AND ${MISSING_MS} > ${sql.lit(mayLackMs)}))`;

/** A call that ended with a recording that lacks more than it may. */
export type ShortRecording = {
  readonly tenantId: string;
  readonly endedAt: Date;
  /** Null where it came to no campaign. */
  readonly campaignId: string | null;
};

/** Those of all tenants whose calls ended after `since`, in that order; of a call that took longer than a day nothing is known. */
export async function shortRecordingsSince(db: Database, since: Date): Promise<readonly ShortRecording[]> {
  // Tenant by tenant, since the index of recordings begins with it; the few that are short ask for their calls.
  const { rows } = await sql<ShortRecording>`
    SELECT recording.tenant_id AS "tenantId", call.ended_at AS "endedAt", call.campaign_id AS "campaignId"
      FROM tenants CROSS JOIN LATERAL (
             SELECT recording.tenant_id, recording.call_id FROM recordings recording
              WHERE recording.tenant_id = tenants.id AND recording.started_at > ${since}::timestamptz - interval '1 day'
                AND ${IS_SHORT}) recording
      JOIN calls call ON call.id = recording.call_id
     WHERE call.closed AND call.ended_at > ${since}
     ORDER BY call.ended_at`.execute(db);
  return rows;
}
