import { type RawBuilder, sql } from 'kysely';
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
    // One at a time: where the bounds are known, the database knows how few calls lie between them.
    for (const hour of hours) for (const statement of addUpHour(tenantId, hour)) await statement.execute(tx);
    await sql`
      SELECT add_up_report_days(id, ARRAY(
               SELECT DISTINCT (hour AT TIME ZONE time_zone)::date FROM unnest(${hours}::timestamptz[]) hour))
        FROM tenants WHERE id = ${tenantId}`.execute(tx);
    return hours.length;
  });
}

const OF_HOURS = ['report_call_hours', 'report_agent_hours', 'report_campaign_hours', 'report_quality_hours'] as const;

const addUpHour = (tenantId: string, hour: string): readonly RawBuilder<unknown>[] => [
  ...OF_HOURS.map((table) => sql`DELETE FROM ${sql.table(table)} WHERE tenant_id = ${tenantId} AND hour = ${hour}`),
  callHours(tenantId, hour),
  agentHours(tenantId, hour),
  campaignHours(tenantId, hour),
  qualityHours(tenantId, hour),
];

const callsIn = (tenantId: string, hour: string) => sql`
  (SELECT ${hour}::timestamptz AS hour, * FROM calls WHERE tenant_id = ${tenantId} AND closed
    AND started_at >= ${hour}::timestamptz AND started_at < ${hour}::timestamptz + interval '1 hour') call`;

const within = (ms: RawBuilder<unknown>) =>
  sql`count(*) FILTER (WHERE queue_left = 'answered' AND queue_wait_ms <= ${ms})`;
const seconds = (count: number) => sql`${count * 1_000}::integer`;

/** What the campaign wanted when the call came to it; of calls of before that was kept, what it wanted then (migration 0131). */
const asWanted = sql`coalesce(answer_within_ms,
  (SELECT before.within_ms FROM service_limits_before before WHERE before.campaign_id = call.campaign_id), 20000)`;

const callHours = (tenantId: string, hour: string) => sql`
  INSERT INTO report_call_hours
  SELECT ${tenantId}, hour, coalesce(campaign_id, no_campaign()), direction, max(campaign_name), count(*),
         count(*) FILTER (WHERE outcome = 'answered'), count(*) FILTER (WHERE outcome = 'missed'),
         count(*) FILTER (WHERE queue_left = 'answered'), count(*) FILTER (WHERE queue_left = 'abandoned'),
         count(*) FILTER (WHERE queue_left = 'abandoned' AND queue_short),
         count(*) FILTER (WHERE queued_at IS NOT NULL AND coalesce(queue_left, '') NOT IN ('answered', 'abandoned')),
         ${within(seconds(10))}, ${within(seconds(20))}, ${within(seconds(30))}, ${within(seconds(60))},
         coalesce(sum(queue_wait_ms) FILTER (WHERE queue_left = 'answered'), 0), coalesce(max(queue_wait_ms), 0),
         ${within(asWanted)}
    FROM ${callsIn(tenantId, hour)}
   GROUP BY hour, coalesce(campaign_id, no_campaign()), direction`;

/**
 * Parts in calls and offers of calls, side by side: whoever was offered a call need not have had a part in it. Both count for the
 * campaign the call was of then (migrations 0083, 0114), though it may have gone on to another.
 */
const agentHours = (tenantId: string, hour: string) => sql`
  INSERT INTO report_agent_hours
  SELECT ${tenantId}, hour, account_id, coalesce(campaign_id, no_campaign()), max(campaign_name),
         sum(handled), sum(missed), sum(talk_ms), sum(hold_ms), sum(wrap_up_ms),
         sum(offered), sum(taken), sum(rejected), sum(not_answered), sum(not_delivered)
    FROM (
      SELECT hour, part.account_id, CASE WHEN part.is_before THEN part.campaign_id ELSE call.campaign_id END AS campaign_id,
             CASE WHEN part.is_before THEN (SELECT name FROM directory_entries WHERE id = part.campaign_id)
                  ELSE call.campaign_name END AS campaign_name,
             (part.talk_ms + part.hold_ms > 0)::integer AS handled, (part.outcome = 'missed')::integer AS missed,
             part.talk_ms, part.hold_ms, coalesce(wrapped.ms, 0) AS wrap_up_ms,
             0 AS offered, 0 AS taken, 0 AS rejected, 0 AS not_answered, 0 AS not_delivered
        FROM ${callsIn(tenantId, hour)} JOIN call_segments part ON part.call_id = call.id
        LEFT JOIN LATERAL (${wrapUpOf}) wrapped ON true
      UNION ALL
      SELECT hour, offer.account_id, coalesce(offer.campaign_id, call.campaign_id),
             CASE WHEN offer.campaign_id IS NULL THEN call.campaign_name ELSE offer.campaign_name END, 0, 0, 0, 0, 0, 1,
             (offer.outcome = 'answered')::integer, (offer.outcome = 'rejected')::integer,
             (offer.outcome = 'not-answered')::integer, (offer.outcome = 'not-delivered')::integer
        FROM ${callsIn(tenantId, hour)} JOIN call_offers offer ON offer.call_id = call.id
    ) done
   GROUP BY hour, account_id, coalesce(campaign_id, no_campaign())`;

const campaignHours = (tenantId: string, hour: string) => sql`
  INSERT INTO report_campaign_hours
  SELECT tenant_id, hour, campaign_id, max(campaign_name), sum(handled), sum(talk_ms), sum(hold_ms), sum(wrap_up_ms)
    FROM report_agent_hours WHERE tenant_id = ${tenantId} AND hour = ${hour} GROUP BY tenant_id, hour, campaign_id`;

/** Below it a call is a strain: the upper bound of "many users dissatisfied" (ITU-T G.107, R of 70). */
const POOR_MOS = 3.6;

/** How legs sounded, each by the worse of its two ways; the greatest value of what is measured is that of its worst second. */
const qualityHours = (tenantId: string, hour: string) => sql`
  INSERT INTO report_quality_hours
  SELECT ${tenantId}, hour, campaign_id, account_id, network, count(*), count(*) FILTER (WHERE mos < ${POOR_MOS}), count(mos),
         coalesce(sum(loss::float8), 0), coalesce(max(loss), 0), coalesce(sum(jitter::float8), 0), coalesce(max(jitter_max), 0),
         coalesce(sum(mos::float8), 0), coalesce(min(mos), 5), count(rtt), coalesce(sum(rtt::float8), 0), coalesce(max(rtt_max), 0)
    FROM (
      SELECT hour, coalesce(call.campaign_id, no_campaign()) AS campaign_id, coalesce(account.id, no_campaign()) AS account_id,
             coalesce(leg.trunk_id::text, leg.transport) AS network,
             greatest(leg.received_loss_percent, leg.sent_loss_percent) AS loss,
             greatest((leg.received_jitter->>'mean')::real, (leg.sent_jitter->>'mean')::real) AS jitter,
             greatest((leg.received_jitter->>'max')::real, (leg.sent_jitter->>'max')::real) AS jitter_max,
             least(leg.received_mos, leg.sent_mos) AS mos, (leg.rtt->>'mean')::real AS rtt, (leg.rtt->>'max')::real AS rtt_max
        FROM ${callsIn(tenantId, hour)} JOIN leg_quality leg ON leg.call_id = call.id
        JOIN tenants tenant ON tenant.id = call.tenant_id
        LEFT JOIN accounts account ON account.tenant_id = call.tenant_id AND leg.aor = 'sip:' || account.login || '@' || tenant.domain
    ) legs
   GROUP BY hour, campaign_id, account_id, network`;

/** The wrap-up of `part` (F27): it begins as the agent's part ends, and what began within two seconds of it is its own. */
export const wrapUpOf = sql`
  SELECT (extract(epoch FROM past.ended_at - past.began_at) * 1000)::integer AS ms FROM agent_intervals past
   WHERE past.account_id = part.account_id AND past.activity = 'wrap-up' AND part.talk_ms > 0
     AND past.began_at BETWEEN part.ended_at - interval '1 second' AND part.ended_at + interval '2 seconds'
   ORDER BY past.began_at LIMIT 1`;
