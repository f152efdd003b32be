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

const GROUPS: Readonly<Record<MissedGroup, RawBuilder<string>>> = {
  day: sql`to_char(missed.first_at AT TIME ZONE tenant.time_zone, 'YYYY-MM-DD')`,
  campaign: sql`CASE missed.line_kind WHEN 'campaign' THEN missed.line ELSE ${sql.lit(DIRECT_LINES)} END`,
  reason: sql`missed.reason`,
};

/** The report of missed calls: it is the shared list itself, added up by when, where or why its rows began. */
export function missedReport(
  db: Database,
  tenantId: string,
  filter: MissedReportFilter,
): Promise<readonly MissedReportRow[]> {
  const name = filter.by === 'campaign' ? sql`max(campaign.name)` : sql`NULL::text`;
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<MissedReportRow>`
      SELECT ${GROUPS[filter.by]} AS "group", ${name} AS name, count(*)::integer AS customers,
             sum(attempts)::integer AS attempts,
             count(*) FILTER (WHERE settled_how = 'called-back')::integer AS "calledBack",
             count(*) FILTER (WHERE settled_how = 'called-again')::integer AS "calledAgain",
             count(*) FILTER (WHERE settled_how = 'manually')::integer AS "byHand",
             count(*) FILTER (WHERE settled_how IS NULL)::integer AS open,
             round(avg(extract(epoch FROM settled_at - last_at) * 1000)
               FILTER (WHERE settled_how = 'called-back'))::float8 AS "averageCallBackMs"
        FROM missed_calls missed JOIN tenants tenant ON tenant.id = missed.tenant_id
        LEFT JOIN directory_entries campaign ON missed.line_kind = 'campaign' AND campaign.id::text = missed.line
       WHERE ${isMissedIn(filter)} AND ${isMissedOn(filter)}
       GROUP BY 1 ORDER BY 2, 1`.execute(tx);
    return rows;
  });
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
