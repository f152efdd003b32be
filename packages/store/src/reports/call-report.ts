import type { ForwardingRecord, LegQuality, PartStretch, RecordedParty } from '@wpm/calls';
import type {
  CallDirection,
  CallReportSort,
  CallResult,
  EndedBy,
  Outcome,
  QueueExit,
  QueueExitFilter,
  RecordingMark,
} from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import { type RawBuilder, type Transaction, sql } from 'kysely';
import type { Position } from '../calls/cursor.ts';
import { holdsNumber } from '../calls/number-part.ts';
import { type CursorRefusal, type Page, type Paging, readPage } from '../calls/page.ts';
import { recordingMark } from '../calls/recording-mark.ts';
import { type ClassificationRow, SAID, saidIs } from '../classifications/classification-row.ts';
import { asTenant, type Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { longestCalls } from './longest-calls.ts';
import { wrapUpOf } from './report-hours.ts';

/** Which parts in calls: of calls started in `[from, until)`; `number` is any part of either number; times are of talking. */
export type PartFilter = {
  readonly from: Date;
  readonly until: Date;
  readonly agentId?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly direction?: CallDirection | undefined;
  readonly outcome?: Outcome | undefined;
  /** How the wait in the campaign's queue ended. */
  readonly left?: QueueExitFilter | undefined;
  /** A classifier by its id, with those below it, or a word of the platform's. */
  readonly classifier?: string | undefined;
  readonly number?: string | undefined;
  readonly minTalkMs?: number | undefined;
  readonly maxTalkMs?: number | undefined;
};

export type CallReportFilter = Paging & PartFilter & { readonly sort: CallReportSort };

/** One user's part in a call that is over; part 0, and nobody's, where nobody took part. */
export type CallPartRow = {
  readonly callId: string;
  readonly part: number;
  readonly callStartedAt: Date;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly direction: CallDirection;
  readonly campaignId: string | null;
  readonly campaign: string | null;
  readonly queueWaitMs: number | null;
  readonly queueLeft: QueueExit | null;
  readonly ownNumber: string;
  readonly customerNumber: string;
  readonly customerName: string | null;
  readonly agentId: string | null;
  readonly agent: string | null;
  readonly transport: LegQuality['transport'] | null;
  readonly ringMs: number;
  readonly talkMs: number;
  readonly holdMs: number;
  /** Null where there was none, and where that was not kept yet. */
  readonly holds: readonly PartStretch[] | null;
  readonly consultations: readonly PartStretch[] | null;
  readonly wrapUpMs: number | null;
  readonly result: CallResult;
  readonly outcome: Outcome;
  readonly endedBy: EndedBy | null;
  readonly transferredFrom: RecordedParty | null;
  readonly transferredTo: RecordedParty | null;
  readonly forwardings: readonly ForwardingRecord[];
  readonly said: ClassificationRow | null;
  readonly recording: RecordingMark | null;
  readonly legs: number;
  readonly lossPercent: number | null;
  readonly jitterMs: number | null;
  readonly rttMs: number | null;
  readonly mos: number | null;
};

/** What an order goes by, and which way. Ties go by call and part, so that every row has its place. */
const ORDERS: Readonly<Record<CallReportSort, { readonly key: string; readonly way: 'ASC' | 'DESC' }>> = {
  newest: { key: 'call_started_at', way: 'DESC' },
  oldest: { key: 'call_started_at', way: 'ASC' },
  'longest-talk': { key: 'talk_ms', way: 'DESC' },
  'longest-wait': { key: 'coalesce(queue_wait_ms, 0)', way: 'DESC' },
};

/** The report of calls (F46), in the order asked for. */
export function callReportPage(
  db: Database,
  tenantId: string,
  filter: CallReportFilter,
): Promise<Result<Page<CallPartRow>, CursorRefusal>> {
  return readPage(
    filter,
    (after, rows) =>
      asTenant(db, tenantId, async (tx) => {
        const parts = await chosen(tx, filter, after, rows);
        return (await detailed(parts, filter.sort).execute(tx)).rows;
      }),
    (row) => ({ startedAt: new Date(keyOf(row, filter.sort)), callId: row.callId, segment: row.part }),
  );
}

/** Every part in one call of the tenant that is over, in their order; empty for a call of nobody's. */
export function callPartsOf(db: Database, tenantId: string, callId: string): Promise<readonly CallPartRow[]> {
  return asTenant(db, tenantId, async (tx) => {
    const parts = sql`SELECT * FROM tenant_call_parts WHERE call_id = ${callId}`;
    return (await detailed(parts, 'oldest').execute(tx)).rows;
  });
}

/** How many rows the report has in all. */
export function countParts(db: Database, tenantId: string, filter: PartFilter): Promise<number> {
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::integer AS count FROM tenant_call_parts WHERE ${partsWhere(filter)}`.execute(tx);
    return rows[0]?.count ?? 0;
  });
}

/** What the cursor of an order holds of its last row, beside call and part. */
function keyOf(row: CallPartRow, sort: CallReportSort): number {
  if (sort === 'longest-talk') return row.talkMs;
  return sort === 'longest-wait' ? (row.queueWaitMs ?? 0) : row.callStartedAt.getTime();
}

/** The rows of a page, before anything is looked up for them. */
async function chosen(
  tx: Transaction<Tables>,
  filter: CallReportFilter,
  after: Position | undefined,
  rows: number,
): Promise<RawBuilder<unknown>> {
  const { sort, outcome, maxTalkMs } = filter;
  const { key, way } = ORDERS[sort];
  const order = sql.raw(`${key} ${way}, call_id ${way}, part ${way}`);
  const where = after === undefined ? partsWhere(filter) : sql`${partsWhere(filter)} AND ${followingOf(sort, after)}`;
  // Who was not answered never talked: the longest of them are none.
  const byLength = sort === 'longest-wait' || (sort === 'longest-talk' && (outcome ?? 'answered') === 'answered');
  if (!byLength) return sql`SELECT * FROM tenant_call_parts WHERE ${where} ORDER BY ${order} LIMIT ${rows}`;
  const last = after?.startedAt.getTime() ?? Infinity;
  const atMost = Math.min(maxTalkMs ?? Infinity, sort === 'longest-talk' ? last : Infinity);
  return longestCalls(tx, { ...filter, where, order, rows, atMostMs: atMost === Infinity ? undefined : atMost });
}

function followingOf(sort: CallReportSort, { startedAt, callId, segment }: Position): RawBuilder<unknown> {
  const { key, way } = ORDERS[sort];
  const last = key === 'call_started_at' ? sql`${startedAt}::timestamptz` : sql`${startedAt.getTime()}::integer`;
  const [follows, reaches] = way === 'DESC' ? [sql`<`, sql`<=`] : [sql`>`, sql`>=`];
  // The second condition follows from the first, and is the one an index understands.
  return sql`(${sql.raw(key)}, call_id, part) ${follows} (${last}, ${callId}::uuid, ${segment})
    AND ${sql.raw(key)} ${reaches} ${last}`;
}

/** The conditions of a filter on `tenant_call_parts`. */
export function partsWhere(filter: PartFilter): RawBuilder<unknown> {
  const { from, until, agentId, campaignId, direction, outcome, left, classifier, minTalkMs, maxTalkMs } = filter;
  const number = filter.number?.trim() ?? '';
  const conditions = [
    sql`call_started_at >= ${from} AND call_started_at < ${until}`,
    agentId !== undefined && sql`account_id = ${agentId}`,
    campaignId !== undefined && sql`campaign_id = ${campaignId}`,
    direction !== undefined && sql`direction = ${direction}`,
    outcome !== undefined && sql`outcome = ${outcome}`,
    left !== undefined && leftAs(left),
    classifier !== undefined &&
      sql`(call_id, part) IN (SELECT said.call_id, said.part FROM call_classifications said WHERE ${saidIs(classifier)})`,
    number !== '' && holdsNumber(sql`numbers`, number),
    minTalkMs !== undefined && sql`talk_ms >= ${minTalkMs}`,
    maxTalkMs !== undefined && sql`talk_ms <= ${maxTalkMs}`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== false),
    sql` AND `,
  );
}

/** As sums count it (`addUpHours`). */
function leftAs(left: QueueExitFilter): RawBuilder<unknown> {
  if (left === 'abandoned-short') return sql`queue_left = 'abandoned' AND queue_short`;
  if (left === 'lost-otherwise')
    return sql`queue_wait_ms IS NOT NULL AND coalesce(queue_left, '') NOT IN ('answered', 'abandoned')`;
  return sql`queue_left = ${left}`;
}

/** The same rows with all there is to say of each: looked up for these alone, never for what a page leaves out. */
export function detailed(parts: RawBuilder<unknown>, sort: CallReportSort): RawBuilder<CallPartRow> {
  const { key, way } = ORDERS[sort];
  return sql<CallPartRow>`
    SELECT part.call_id AS "callId", part.part, part.call_started_at AS "callStartedAt", part.started_at AS "startedAt",
      part.ended_at AS "endedAt", part.direction, part.campaign_id AS "campaignId", part.campaign_name AS campaign,
      part.queue_wait_ms AS "queueWaitMs", part.queue_left AS "queueLeft", part.own_number AS "ownNumber",
      part.customer_number AS "customerNumber", part.customer_name AS "customerName", part.account_id AS "agentId",
      agent.display_name AS agent, device.transport, part.ring_ms AS "ringMs", part.talk_ms AS "talkMs",
      part.hold_ms AS "holdMs", part.holds, part.consultations, wrapped.ms AS "wrapUpMs", part.result, part.outcome, part.ended_by AS "endedBy",
      part.transferred_from AS "transferredFrom", part.transferred_to AS "transferredTo", part.forwardings,
      ${SAID} AS said, ${recordingMark(sql`true`)} AS recording, sound.*
    FROM (${parts}) part
    LEFT JOIN accounts agent ON agent.id = part.account_id
    LEFT JOIN recordings recording ON recording.call_id = part.call_id
    LEFT JOIN call_classifications said ON said.call_id = part.call_id AND said.part = part.part
    LEFT JOIN LATERAL (
      SELECT leg.transport FROM leg_quality leg
       WHERE leg.call_id = part.call_id AND leg.aor LIKE 'sip:' || replace(agent.login, '_', '\\_') || '@%'
       ORDER BY leg.number LIMIT 1) device ON true
    LEFT JOIN LATERAL (${wrapUpOf}) wrapped ON true
    CROSS JOIN LATERAL (${SOUND}) sound
    ORDER BY ${sql.raw(`${key} ${way}, part.call_id ${way}, part.part ${way}`)}`;
}

/** The worst of all legs of the call, both ways. */
const SOUND = sql`
  SELECT count(*)::integer AS legs, max(greatest(leg.received_loss_percent, leg.sent_loss_percent)) AS "lossPercent",
         max(greatest((leg.received_jitter->>'max')::real, (leg.sent_jitter->>'max')::real)) AS "jitterMs",
         max((leg.rtt->>'max')::real) AS "rttMs", min(least(leg.received_mos, leg.sent_mos)) AS mos
    FROM leg_quality leg WHERE leg.call_id = part.call_id`;
