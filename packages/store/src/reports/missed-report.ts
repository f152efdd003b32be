import { DIRECT_LINES, type MissedGroup } from '@wpm/contract';
import { type RawBuilder, sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import type { Range } from './report-hours.ts';

/** Whose: of one campaign, or of users' direct numbers. */
export type MissedLines = {
  readonly campaignId?: string | undefined;
  readonly line?: typeof DIRECT_LINES | undefined;
};

export type MissedReportFilter = Range & MissedLines & { readonly by: MissedGroup };

/** Customers missed for the first time in the period, by what has become of them since (F22). */
export type MissedReportRow = {
  /** A day `YYYY-MM-DD`, a campaign's id or `direct`, or a reason. */
  readonly group: string;
  /** The campaign's; null where the row is of no one campaign, or it is gone. */
  readonly name: string | null;
  readonly customers: number;
  readonly attempts: number;
  readonly calledBack: number;
  readonly calledAgain: number;
  readonly byHand: number;
  readonly open: number;
  /** From the last attempt to the answer of the call back, on average; null where none was called back. */
  readonly averageCallBackMs: number | null;
};

const SUMS = sql`
  count(*)::integer AS customers, sum(attempts)::integer AS attempts,
  count(*) FILTER (WHERE settled_how = 'called-back')::integer AS "calledBack",
  count(*) FILTER (WHERE settled_how = 'called-again')::integer AS "calledAgain",
  count(*) FILTER (WHERE settled_how = 'manually')::integer AS "byHand",
  count(*) FILTER (WHERE settled_how IS NULL)::integer AS open,
  round(avg(extract(epoch FROM settled_at - last_at) * 1000)
    FILTER (WHERE settled_how = 'called-back'))::float8 AS "averageCallBackMs"`;

/**
 * The report of missed calls: it is the shared list itself, added up by when, where or why its rows began. Its index
 * (`missed_calls_begun`) holds every column that is added up, so that no row is looked at.
 */
export function missedReport(
  db: Database,
  tenantId: string,
  filter: MissedReportFilter,
): Promise<readonly MissedReportRow[]> {
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await (filter.by === 'day' ? byDay(tenantId, filter) : byWhat(filter, filter.by)).execute(tx);
    return rows;
  });
}

const midnightOf = (instant: Date) => sql`(${instant}::timestamptz AT TIME ZONE tenant.time_zone)::date::timestamp`;

/** Each day for itself: to tell the day of every row and sort them by it takes ten times as long. */
function byDay(tenantId: string, filter: MissedReportFilter): RawBuilder<MissedReportRow> {
  const { from, until } = filter;
  return sql<MissedReportRow>`
    SELECT to_char(day, 'YYYY-MM-DD') AS "group", NULL::text AS name, sums.*
      FROM tenants tenant
     CROSS JOIN generate_series(${midnightOf(from)}, ${midnightOf(until)}, interval '1 day') day
     CROSS JOIN LATERAL (
       SELECT ${SUMS} FROM missed_calls missed
        WHERE missed.tenant_id = tenant.id AND ${isMissedOn(filter)}
          AND missed.first_at >= greatest(day AT TIME ZONE tenant.time_zone, ${from}::timestamptz)
          AND missed.first_at < least((day + interval '1 day') AT TIME ZONE tenant.time_zone, ${until}::timestamptz)) sums
     WHERE tenant.id = ${tenantId} AND customers > 0 ORDER BY 1`;
}

const GROUPS = {
  campaign: sql`CASE missed.line_kind WHEN 'campaign' THEN missed.line ELSE ${sql.lit(DIRECT_LINES)} END`,
  reason: sql`missed.reason`,
} as const;

function byWhat(filter: MissedReportFilter, by: keyof typeof GROUPS): RawBuilder<MissedReportRow> {
  return sql<MissedReportRow>`
    SELECT grouped.*, campaign.name AS name
      FROM (SELECT ${GROUPS[by]} AS "group", ${SUMS} FROM missed_calls missed
             WHERE ${isMissedIn(filter)} AND ${isMissedOn(filter)} GROUP BY 1) grouped
      LEFT JOIN directory_entries campaign ON campaign.id::text = grouped."group"
     ORDER BY name, 1`;
}

/** Of a row `missed`: whether it began in the period. */
export const isMissedIn = ({ from, until }: Range): RawBuilder<boolean> =>
  sql`(missed.first_at >= ${from} AND missed.first_at < ${until})`;

/** Of a row `missed`: whether it is of these lines. */
export function isMissedOn({ campaignId, line }: MissedLines): RawBuilder<boolean> {
  const conditions = [
    campaignId !== undefined && sql`missed.line_kind = 'campaign' AND missed.line = ${campaignId}`,
    line !== undefined && sql`missed.line_kind = 'direct'`,
  ];
  return sql<boolean>`(${sql.join([sql`true`, ...conditions.filter((one) => one !== false)], sql` AND `)})`;
}
