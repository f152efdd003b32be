import type { AgentGroup } from '@wpm/contract';
import { sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import { campaignsOf } from './campaigns-of.ts';
import type { ReportedDays } from './report-days.ts';

export type AgentReportFilter = ReportedDays & {
  readonly agentId?: string | undefined;
  /** Of this campaign's calls alone; statuses belong to no campaign, so their times stay whole. */
  readonly campaignId?: string | undefined;
  /** A row for each agent, or for each of their days. */
  readonly per?: AgentGroup | undefined;
  /** Statuses that still last are counted to here. */
  readonly now: Date;
};

/** How long a user was in one status. `breakName` is empty for what is no break. */
export type StatusTime = {
  readonly chosen: 'ready' | 'in-queue' | 'break';
  readonly activity: string;
  readonly breakName: string;
  readonly ms: number;
};

/** What a user did in a period. */
export type AgentReportRow = {
  readonly accountId: string;
  readonly name: string;
  /** `YYYY-MM-DD`; null where the row is of the whole period. */
  readonly day: string | null;
  readonly handled: number;
  readonly missed: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  readonly offered: number;
  readonly taken: number;
  readonly rejected: number;
  readonly notAnswered: number;
  readonly notDelivered: number;
  readonly statuses: readonly StatusTime[];
};

const SUMS = sql`sum(handled)::float8 AS handled, sum(missed)::float8 AS missed, sum(talk_ms)::float8 AS "talkMs",
  sum(hold_ms)::float8 AS "holdMs", sum(wrap_up_ms)::float8 AS "wrapUpMs", sum(offered)::float8 AS offered,
  sum(taken)::float8 AS taken, sum(rejected)::float8 AS rejected, sum(not_answered)::float8 AS "notAnswered",
  sum(not_delivered)::float8 AS "notDelivered"`;

/** The report of agents (F46), from hours that were added up (`addUpHours`), and what their statuses are now. */
export function agentReport(
  db: Database,
  tenantId: string,
  filter: AgentReportFilter,
): Promise<readonly AgentReportRow[]> {
  const { first, last, agentId = null } = filter;
  const campaignId = filter.campaignId ?? null;
  const day = filter.per === 'day' ? sql`day` : sql`NULL::date AS day`;
  const groups = filter.per === 'day' ? sql`account_id, day` : sql`account_id`;
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<AgentReportRow>`
      WITH worked AS (
        SELECT account_id, ${day}, ${SUMS} FROM report_agent_days
         WHERE campaign_id = ANY (${campaignsOf(db, campaignId)}::uuid[]) AND day BETWEEN ${first}::date AND ${last}::date
           AND (${agentId}::uuid IS NULL OR account_id = ${agentId})
         GROUP BY ${groups}),
      spent AS (
        SELECT account_id, ${day}, json_agg(json_build_object('chosen', chosen, 'activity', activity, 'breakName', break_name, 'ms', ms)
                                    ORDER BY chosen, activity, break_name) AS statuses
          FROM (${statusTimes(filter)}) spent WHERE ${agentId}::uuid IS NULL OR account_id = ${agentId}
         GROUP BY ${groups})
      SELECT account.id AS "accountId", account.display_name AS name,
             to_char(coalesce(worked.day, spent.day), 'YYYY-MM-DD') AS day,
             ${sql.join(
               COUNTS.map((name) => sql`coalesce(${sql.ref(`worked.${name}`)}, 0) AS ${sql.ref(name)}`),
             )}, coalesce(spent.statuses, '[]') AS statuses
        FROM worked FULL JOIN spent
             ON spent.account_id = worked.account_id AND coalesce(spent.day, 'epoch') = coalesce(worked.day, 'epoch')
        JOIN accounts account ON account.id = coalesce(worked.account_id, spent.account_id)
       ORDER BY account.display_name, account.id, 3`.execute(tx);
    return rows;
  });
}

const COUNTS = [
  ...(['handled', 'missed', 'talkMs', 'holdMs', 'wrapUpMs'] as const),
  ...(['offered', 'taken', 'rejected', 'notAnswered', 'notDelivered'] as const),
];

/** Statuses that are over by their hours, and those that last as far as they lie in the period; by the days they lay in, or in all. */
function statusTimes({ first, last, until, now, per }: AgentReportFilter) {
  const end = new Date(Math.min(until.getTime(), now.getTime()));
  const day = per === 'day' ? sql`day` : sql`NULL::date AS day`;
  return sql`
    SELECT account_id, ${day}, chosen, activity, break_name, sum(ms)::float8 AS ms FROM (
      SELECT account_id, day, chosen, activity, break_name, ms FROM report_status_days
       WHERE day BETWEEN ${first}::date AND ${last}::date
      UNION ALL
      SELECT agent.account_id, day, state->'chosen'->>'kind', ${ACTIVITY_NOW}, coalesce(entry.name, ''),
             extract(epoch FROM least(ends, ${end}::timestamptz) - greatest(since, begins)) * 1000
        FROM agent_states agent JOIN tenants tenant ON tenant.id = agent.tenant_id
       CROSS JOIN LATERAL (
         SELECT at::date AS day, at AT TIME ZONE tenant.time_zone AS begins, (at + interval '1 day') AT TIME ZONE tenant.time_zone AS ends
           FROM generate_series(${first}::timestamp, ${last}::timestamp, '1 day') at) days
        LEFT JOIN directory_entries entry ON entry.id = (state->'chosen'->>'breakId')::uuid
       WHERE greatest(since, begins) < least(ends, ${end}::timestamptz) AND state->'chosen'->>'kind' <> 'signed-out'
    ) parts GROUP BY account_id, ${per === 'day' ? sql`day, ` : sql``}chosen, activity, break_name`;
}

/** As `activityOf` has it. */
const ACTIVITY_NOW = sql`CASE WHEN state->'reach'->>'kind' = 'unreachable'
  AND state->'activity'->>'kind' IN ('idle', 'not-answering') THEN 'unreachable' ELSE state->'activity'->>'kind' END`;
