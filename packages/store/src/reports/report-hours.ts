import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** Hours added up in one transaction: a long backlog does not keep one open. */
const MOST_HOURS = 48;

/** Days as instants: `from` belongs to them, `until` does not. */
export type Range = { readonly from: Date; readonly until: Date };

/**
 * Adds the hours of a range up anew whose calls changed since (ADR 0039). Afterwards the tables of hours hold exactly the calls
 * that were committed before this was asked: an hour is added up from its calls after its marks were taken, by one at a time, so
 * a change that comes meanwhile has its own mark still.
 */
export async function addUpHours(db: Database, tenantId: string, range: Range): Promise<void> {
  while ((await addUpSome(db, tenantId, range)) === MOST_HOURS);
}

/** @returns how many hours were added up */
async function addUpSome(db: Database, tenantId: string, { from, until }: Range): Promise<number> {
  const waiting = sql`SELECT DISTINCT hour FROM report_marks
    WHERE tenant_id = ${tenantId} AND hour >= ${from} AND hour < ${until} ORDER BY hour LIMIT ${MOST_HOURS}`;
  if ((await waiting.execute(db)).rows.length === 0) return 0;
  return db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('reports ' || ${tenantId}, 0))`.execute(tx);
    const taken = await sql<{ hour: Date }>`
      DELETE FROM report_marks WHERE tenant_id = ${tenantId} AND hour IN (${waiting}) RETURNING hour`.execute(tx);
    const hours = [...new Set(taken.rows.map(({ hour }) => hour.toISOString()))];
    if (hours.length === 0) return 0;
    await sql`DELETE FROM report_call_hours WHERE tenant_id = ${tenantId} AND hour = ANY (${hours}::timestamptz[])`.execute(
      tx,
    );
    await sql`DELETE FROM report_agent_hours WHERE tenant_id = ${tenantId} AND hour = ANY (${hours}::timestamptz[])`.execute(
      tx,
    );
    await callHours(tenantId, hours).execute(tx);
    await agentHours(tenantId, hours).execute(tx);
    return hours.length;
  });
}

const callsIn = (tenantId: string, hours: readonly string[]) => sql`
  unnest(${hours}::timestamptz[]) hour JOIN calls call ON call.tenant_id = ${tenantId} AND call.closed
    AND call.started_at >= hour AND call.started_at < hour + interval '1 hour'`;

const within = (seconds: number) =>
  sql`count(*) FILTER (WHERE queue_left = 'answered' AND queue_wait_ms <= ${seconds * 1_000})`;

const callHours = (tenantId: string, hours: readonly string[]) => sql`
  INSERT INTO report_call_hours
  SELECT ${tenantId}, hour, coalesce(campaign_id, no_campaign()), direction, max(campaign_name), count(*),
         count(*) FILTER (WHERE outcome = 'answered'), count(*) FILTER (WHERE outcome = 'missed'),
         count(*) FILTER (WHERE queue_left = 'answered'), count(*) FILTER (WHERE queue_left = 'abandoned'),
         count(*) FILTER (WHERE queue_left = 'abandoned' AND queue_short),
         count(*) FILTER (WHERE queued_at IS NOT NULL AND coalesce(queue_left, '') NOT IN ('answered', 'abandoned')),
         ${within(10)}, ${within(20)}, ${within(30)}, ${within(60)},
         coalesce(sum(queue_wait_ms) FILTER (WHERE queue_left = 'answered'), 0), coalesce(max(queue_wait_ms), 0)
    FROM ${callsIn(tenantId, hours)}
   GROUP BY hour, coalesce(campaign_id, no_campaign()), direction`;

/** Parts in calls and offers of calls, side by side: whoever was offered a call need not have had a part in it. */
const agentHours = (tenantId: string, hours: readonly string[]) => sql`
  INSERT INTO report_agent_hours
  SELECT ${tenantId}, hour, account_id, coalesce(campaign_id, no_campaign()), max(campaign_name),
         sum(handled), sum(missed), sum(talk_ms), sum(hold_ms), sum(wrap_up_ms),
         sum(offered), sum(taken), sum(rejected), sum(not_answered), sum(not_delivered)
    FROM (
      SELECT hour, part.account_id, call.campaign_id, call.campaign_name,
             (part.talk_ms + part.hold_ms > 0)::integer AS handled, (part.outcome = 'missed')::integer AS missed,
             part.talk_ms, part.hold_ms, coalesce(wrapped.ms, 0) AS wrap_up_ms,
             0 AS offered, 0 AS taken, 0 AS rejected, 0 AS not_answered, 0 AS not_delivered
        FROM ${callsIn(tenantId, hours)} JOIN call_segments part ON part.call_id = call.id
        LEFT JOIN LATERAL (${wrapUpOf}) wrapped ON true
      UNION ALL
      SELECT hour, offer.account_id, call.campaign_id, call.campaign_name, 0, 0, 0, 0, 0, 1,
             (offer.outcome = 'answered')::integer, (offer.outcome = 'rejected')::integer,
             (offer.outcome = 'not-answered')::integer, (offer.outcome = 'not-delivered')::integer
        FROM ${callsIn(tenantId, hours)} JOIN call_offers offer ON offer.call_id = call.id
    ) done
   GROUP BY hour, account_id, coalesce(campaign_id, no_campaign())`;

/** The wrap-up of `part` (F27): it begins as the agent's part ends, and what began within two seconds of it is its own. */
export const wrapUpOf = sql`
  SELECT (extract(epoch FROM past.ended_at - past.began_at) * 1000)::integer AS ms FROM agent_intervals past
   WHERE past.account_id = part.account_id AND past.activity = 'wrap-up' AND part.talk_ms > 0
     AND past.began_at BETWEEN part.ended_at - interval '1 second' AND part.ended_at + interval '2 seconds'
   ORDER BY past.began_at LIMIT 1`;
