import {
  type CallJournal,
  type CallRecord,
  type JournalledCall,
  type RecordedParty,
  type RefusedCall,
  type SegmentRecord,
  missedChangeOf,
} from '@wpm/calls';
import { sql } from 'kysely';
import { offerRows, queueColumns } from './call-offers.ts';
import { legQualityRows } from './leg-quality.ts';
import type { Database } from '../database.ts';
import { systemClassificationSql } from '../classifications/system-classification-sql.ts';
import { plannedOnce } from '../planned-once.ts';
import { isNoMessage, messageLeftSql, noMessageSql } from '../messages/message-left.ts';
import type { MessageNews } from '../messages/message-news.ts';
import { keptPlaceSql } from '../queues/kept-place-change.ts';
import { missedChangeSql } from '../missed/missed-change.ts';
import type { MissedNews } from '../missed/missed-news.ts';
import { recallChangeSql } from '../recalls/recall-change.ts';
import type { RecallNews } from '../recalls/recall-news.ts';
import type { Outlasting } from '../outlast.ts';

/** Who hears of what a call's write changes beside the call. */
export type CallNews = { readonly missed: MissedNews; readonly recalls: RecallNews; readonly messages: MessageNews };

type Changed = { readonly id: string; readonly what: 'missed' | 'recall' | 'message' };

/**
 * The journal of calls on PostgreSQL. Each write is one transaction with one flush to the disk (of one statement, but
 * where two calls become one) and holds nothing half; writing again changes nothing, so a write whose answer was lost is simply written again.
 */
export function journalOn(db: Database, outlasting: Outlasting, news: CallNews): CallJournal {
  const told = async (tenantId: string, writing: () => Promise<readonly Changed[]>) => {
    const changed = await outlasting(writing);
    const idsOf = (what: Changed['what']) => changed.flatMap((row) => (row.what === what ? [row.id] : []));
    news.missed.tell(tenantId, idsOf('missed'));
    news.recalls.tell(tenantId, idsOf('recall'));
    idsOf('message').forEach((accountId) => news.messages.tell(accountId));
  };
  return {
    save: (call) => told(call.record.tenantId, () => write(db, call.record, call)),
    close: (record) => told(record.tenantId, () => write(db, record, null)),
    merge: (call, ended) =>
      told(call.record.tenantId, () =>
        db
          .transaction()
          .execute(async (both) => [...(await write(both, ended, null)), ...(await write(both, call.record, call))]),
      ),
    open: async () => {
      const rows = await db
        .selectFrom('calls')
        .select((eb) => eb.ref('journal').$notNull().as('journal'))
        .where('closed', '=', false)
        .orderBy('started_at')
        .execute();
      return rows.map((row) => row.journal);
    },
    refusedSince: (since) => refusedSince(db, since),
  };
}

async function refusedSince(db: Database, since: number): Promise<readonly RefusedCall[]> {
  const { rows } = await sql<RefusedCall>`
    SELECT id, invite_key AS "inviteKey", refusal FROM calls
     WHERE invite_key IS NOT NULL AND ended_at >= ${new Date(since)}`.execute(db);
  return rows;
}

/**
 * `journal` null closes the call. A call that is closed already is left as it is, and so is what belongs to it.
 * @returns the missed calls it counted, settled or freed, and the recalls it went on with
 */
async function write(db: Database, record: CallRecord, journal: JournalledCall | null): Promise<readonly Changed[]> {
  const change = missedChangeOf(record);
  const missed = change
    ? missedChangeSql(change, record.tenantId, wellFormed)
    : sql<{ id: string }>`SELECT id FROM call WHERE false`;
  const { rows } = await sql<Changed>`${plannedOnce}
    WITH call AS (
      INSERT INTO calls AS known
      SELECT * FROM jsonb_populate_record(null::calls, ${json({ ...callRow(record), closed: journal === null, journal })}::jsonb)
      ON CONFLICT (id) DO UPDATE SET
        caller_name = excluded.caller_name, callee_number = excluded.callee_number, callee_name = excluded.callee_name,
        callee_account_id = excluded.callee_account_id, answered_at = excluded.answered_at, ended_at = excluded.ended_at,
        ring_ms = excluded.ring_ms, talk_ms = excluded.talk_ms, result = excluded.result, outcome = excluded.outcome,
        ended_by = excluded.ended_by, refusal = excluded.refusal, cause = excluded.cause, trunk_id = excluded.trunk_id,
        redirects = excluded.redirects, forwardings = excluded.forwardings, menu = excluded.menu, closed = excluded.closed, journal = excluded.journal,
        campaign_id = excluded.campaign_id, campaign_name = excluded.campaign_name, queued_at = excluded.queued_at,
        queue_wait_ms = excluded.queue_wait_ms, queue_left = excluded.queue_left, queue_short = excluded.queue_short,
        answer_within_ms = excluded.answer_within_ms,
        invite_key = excluded.invite_key, call_back_of = excluded.call_back_of
      WHERE NOT known.closed
      RETURNING known.id, known.closed
    ), ${partsOf(record)}
    , classified AS (${systemClassificationSql(record)}), missed AS (${missed}),
    recalled AS (${recallChangeSql(change, record.tenantId)}), placed AS (${keptPlaceSql(record, change, wellFormed)}),
    message AS (${messageLeftSql(record)})
    SELECT id, 'missed' AS what FROM missed UNION ALL SELECT id, 'recall' FROM recalled
    UNION ALL SELECT id, 'message' FROM message`.execute(db);
  return rows;
}

/** What belongs to the call, behind a CTE `call` that has a row where the write took effect. */
const partsOf = (record: CallRecord) => sql`
    segments AS (
      INSERT INTO call_segments
      SELECT segment.* FROM call, jsonb_populate_recordset(null::call_segments, ${json(segmentRows(record))}::jsonb) segment
      ON CONFLICT (call_id, number) DO UPDATE SET
        other_number = excluded.other_number, other_name = excluded.other_name,
        other_account_id = excluded.other_account_id, ended_at = excluded.ended_at, ring_ms = excluded.ring_ms,
        talk_ms = excluded.talk_ms, hold_ms = excluded.hold_ms, held_since = excluded.held_since,
        holds = excluded.holds, consultations = excluded.consultations,
        transferred_from = excluded.transferred_from, transferred_to = excluded.transferred_to,
        result = excluded.result, outcome = excluded.outcome, is_before = excluded.is_before,
        campaign_id = excluded.campaign_id
    ), offers AS (
      INSERT INTO call_offers
      SELECT offer.* FROM call, jsonb_populate_recordset(null::call_offers, ${json(offerRows(record))}::jsonb) offer
      ON CONFLICT (call_id, number) DO UPDATE SET
        asked_at = excluded.asked_at, rang_at = excluded.rang_at, ended_at = excluded.ended_at, outcome = excluded.outcome
    ), quality AS (
      INSERT INTO leg_quality
      SELECT leg.* FROM call, jsonb_populate_recordset(null::leg_quality, ${json(legQualityRows(record))}::jsonb) leg
      ON CONFLICT (call_id, number) DO NOTHING
    ), ${recordedSql(record)}`;

function recordedSql(record: CallRecord) {
  const rows = sql`jsonb_populate_recordset(null::recordings, ${json(recordingRows(record))}::jsonb)`;
  if (record.recording && isNoMessage(record)) return noMessageSql(record.recording, rows);
  return sql`recorded AS (
      INSERT INTO recordings
      SELECT recording.* FROM call, ${rows} recording
      ON CONFLICT (id) DO UPDATE SET
        file = excluded.file, duration_ms = excluded.duration_ms, bytes = excluded.bytes,
        completeness = excluded.completeness, pauses = excluded.pauses, gaps = excluded.gaps
    )`;
}

/** The row of a record in `calls`, but for what says whether it is closed. */
export function callRow(record: CallRecord): Record<string, unknown> {
  return {
    id: record.id,
    tenant_id: record.tenantId,
    direction: record.direction,
    ...partyColumns('caller', record.caller),
    ...partyColumns('callee', record.callee),
    started_at: instant(record.startedAt),
    answered_at: instant(record.answeredAt),
    ended_at: instant(record.endedAt),
    ring_ms: Math.round(record.ringMs),
    talk_ms: Math.round(record.talkMs),
    result: record.result,
    outcome: record.outcome,
    ended_by: record.endedBy,
    refusal: record.refusal,
    // Only such a call can be asked for again when nothing is left of it but its record.
    invite_key: record.refusal === null ? null : (record.inviteKey ?? null),
    cause: record.cause,
    trunk_id: record.trunkId,
    redirects: record.redirects,
    forwardings: record.forwardings ?? [],
    menu: record.menu ?? null,
    call_back_of: record.callBack?.callId ?? null,
    ...queueColumns(record),
  };
}

/** The rows of a record's parts. */
export function segmentRows(record: CallRecord): readonly Record<string, unknown>[] {
  return record.segments.map((segment: SegmentRecord) => ({
    call_id: record.id,
    number: segment.number,
    tenant_id: record.tenantId,
    account_id: segment.accountId,
    direction: segment.direction,
    ...partyColumns('other', segment.other),
    started_at: instant(segment.startedAt),
    ended_at: instant(segment.endedAt),
    ring_ms: Math.round(segment.ringMs),
    talk_ms: Math.round(segment.talkMs),
    hold_ms: Math.round(segment.holdMs),
    held_since: instant(segment.heldSince ?? null),
    holds: segment.holds ?? null,
    consultations: segment.consultations ?? null,
    transferred_from: segment.transferredFrom,
    transferred_to: segment.transferredTo,
    result: segment.result,
    outcome: segment.outcome,
    is_before: segment.before ? true : null,
    campaign_id: segment.before?.campaignId ?? null,
  }));
}

function recordingRows(record: CallRecord): readonly Record<string, unknown>[] {
  const { recording } = record;
  if (!recording) return [];
  return [
    {
      id: recording.id,
      tenant_id: record.tenantId,
      call_id: record.id,
      file: recording.file,
      started_at: instant(recording.startedAt),
      duration_ms: Math.round(recording.durationMs),
      bytes: recording.bytes,
      completeness: recording.completeness,
      pauses: recording.pauses ?? null,
      gaps: recording.gaps ?? null,
    },
  ];
}

function partyColumns(role: 'caller' | 'callee' | 'other', party: RecordedParty): Record<string, string | null> {
  return { [`${role}_number`]: party.number, [`${role}_name`]: party.name, [`${role}_account_id`]: party.accountId };
}

function instant(unixMs: number | null): string | null {
  return unixMs === null ? null : new Date(unixMs).toISOString();
}

/** JSON as PostgreSQL takes it: names come from outside. */
export function json(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? wellFormed(part) : part));
}

/** Without NUL and lone surrogates, which PostgreSQL refuses. */
export function wellFormed(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
