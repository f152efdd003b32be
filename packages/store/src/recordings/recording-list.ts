import type { CallDirection } from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Position } from '../calls/cursor.ts';
import { holdsNumber } from '../calls/number-part.ts';
import { type CursorRefusal, type Page, type Paging, readPage } from '../calls/page.ts';
import { asTenant, type Database } from '../database.ts';
import { IS_SHORT } from './short-recordings.ts';

/** Which recordings: begun in `[from, until)`; `number` is any part of either number. */
export type RecordingSelection = {
  readonly from: Date;
  readonly until: Date;
  readonly agentId?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly number?: string | undefined;
  readonly completeness?: 'complete' | 'incomplete' | undefined;
  readonly held?: boolean | undefined;
};

export type RecordingFilter = Paging & RecordingSelection;

/** A legal hold: nothing takes the recording away while it lasts. */
export type RecordingHold = { readonly reason: string; readonly at: string; readonly by: string };

/** A recording of a call that is over. */
export type ListedRecordingRow = {
  readonly id: string;
  readonly callId: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly bytes: number;
  readonly completeness: number;
  readonly pauses: readonly { readonly fromMs: number; readonly toMs: number }[] | null;
  readonly gaps: readonly { readonly fromMs: number; readonly toMs: number }[] | null;
  readonly direction: CallDirection;
  readonly campaignId: string | null;
  readonly campaign: string | null;
  readonly customerNumber: string;
  readonly customerName: string | null;
  readonly agents: readonly string[];
  readonly hold: RecordingHold | null;
  /** When its term ends; null where it has none. A hold outlasts it. */
  readonly keptUntil: Date | null;
};

/** The tenant's recordings, newest first. */
export function recordingsPage(
  db: Database,
  tenantId: string,
  filter: RecordingFilter,
): Promise<Result<Page<ListedRecordingRow>, CursorRefusal>> {
  return readPage(
    filter,
    (after, rows) =>
      asTenant(db, tenantId, async (tx) => (await listed(tenantId, filter, after, rows).execute(tx)).rows),
    (row) => ({ startedAt: row.startedAt, callId: row.id, segment: 0 }),
  );
}

/** How many there are in all. */
export function countRecordings(db: Database, tenantId: string, selection: RecordingSelection): Promise<number> {
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::integer AS count
        FROM recordings recording JOIN tenant_calls call ON call.id = recording.call_id
       WHERE ${whereOf(selection, undefined)}`.execute(tx);
    return rows[0]?.count ?? 0;
  });
}

function listed(tenantId: string, filter: RecordingFilter, after: Position | undefined, rows: number) {
  return sql<ListedRecordingRow>`
    SELECT recording.id, recording.call_id AS "callId", recording.started_at AS "startedAt",
           recording.duration_ms AS "durationMs", recording.bytes::float8 AS bytes, recording.completeness, recording.pauses,
           recording.gaps,
           call.direction, call.campaign_id AS "campaignId", call.campaign_name AS campaign,
           CASE WHEN call.direction = 'inbound' THEN call.caller_number ELSE call.callee_number END AS "customerNumber",
           CASE WHEN call.direction = 'inbound' THEN call.caller_name ELSE call.callee_name END AS "customerName",
           ARRAY(SELECT account.display_name FROM call_segments part JOIN accounts account ON account.id = part.account_id
                  WHERE part.call_id = call.id ORDER BY part.number) AS agents,
           CASE WHEN recording.held_at IS NOT NULL THEN json_build_object('reason', recording.hold_reason,
             'at', recording.held_at, 'by', (SELECT display_name FROM accounts WHERE id = recording.held_by)) END AS hold,
           recording.started_at + recording_keep_days(${tenantId}, call.campaign_id) * interval '1 day' AS "keptUntil"
      FROM recordings recording JOIN tenant_calls call ON call.id = recording.call_id
     WHERE ${whereOf(filter, after)}
     ORDER BY recording.started_at DESC, recording.id DESC LIMIT ${rows}`;
}

function whereOf(filter: RecordingSelection, after: Position | undefined): RawBuilder<unknown> {
  const { from, until, agentId, campaignId, completeness, held } = filter;
  const number = filter.number?.trim() ?? '';
  const conditions = [
    sql`call.closed AND recording.file IS NOT NULL AND recording.started_at >= ${from} AND recording.started_at < ${until}`,
    agentId !== undefined &&
      sql`EXISTS (SELECT FROM call_segments part WHERE part.call_id = call.id AND part.account_id = ${agentId})`,
    campaignId !== undefined && sql`call.campaign_id = ${campaignId}`,
    number !== '' && holdsNumber(sql`call.numbers`, number),
    completeness === 'complete' && sql`NOT ${IS_SHORT}`,
    completeness === 'incomplete' && IS_SHORT,
    held !== undefined && (held ? sql`recording.held_at IS NOT NULL` : sql`recording.held_at IS NULL`),
    after !== undefined && sql`(recording.started_at, recording.id) < (${after.startedAt}, ${after.callId}::uuid)`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== false),
    sql` AND `,
  );
}
