import type { QualityGroup } from '@wpm/contract';
import { type RawBuilder, sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import { campaignsOf } from './campaigns-of.ts';
import type { ReportedDays } from './report-days.ts';

export type QualityReportFilter = ReportedDays & {
  readonly by: QualityGroup;
  readonly campaignId?: string | undefined;
};

/** How legs of calls sounded. `group` is a user's id, a trunk's id or a transport, a day, or an hour of the day. */
export type QualityReportRow = {
  readonly group: string;
  readonly name: string | null;
  readonly legs: number;
  /** Of them somebody measured the sound, or the round trip. */
  readonly heard: number;
  /** With an estimated MOS below 3.6. */
  readonly poor: number;
  readonly lossPercent: number | null;
  readonly lossMax: number | null;
  readonly jitterMs: number | null;
  readonly jitterMax: number | null;
  readonly rttMs: number | null;
  readonly rttMax: number | null;
  readonly mos: number | null;
  readonly mosMin: number | null;
};

type Grouping = {
  readonly facet: 'agent' | 'network' | 'hour';
  readonly key: RawBuilder<unknown>;
  readonly name: string;
};

/** Every leg has one network, so a day is the sum of its networks. */
const GROUPINGS: Readonly<Record<QualityGroup, Grouping>> = {
  agent: { facet: 'agent', key: sql`key`, name: 'account.display_name' },
  network: { facet: 'network', key: sql`key`, name: "trunk.settings->>'name'" },
  'hour-of-day': { facet: 'hour', key: sql`key`, name: 'NULL' },
  day: { facet: 'network', key: sql`to_char(day, 'YYYY-MM-DD')`, name: 'NULL' },
};

/** The report of quality (F46), from days that were added up (`addUpHours`). What trunks carried is no user's. */
export function qualityReport(
  db: Database,
  tenantId: string,
  { by, first, last, campaignId }: QualityReportFilter,
): Promise<readonly QualityReportRow[]> {
  const { facet, key, name } = GROUPINGS[by];
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<QualityReportRow>`
      SELECT sums.group, ${sql.raw(name)} AS name, legs::float8, heard::float8, poor::float8,
             loss_sum / nullif(heard, 0) AS "lossPercent", CASE WHEN heard > 0 THEN loss_max END AS "lossMax",
             jitter_sum / nullif(heard, 0) AS "jitterMs", CASE WHEN heard > 0 THEN jitter_max END AS "jitterMax",
             rtt_sum / nullif(timed, 0) AS "rttMs", CASE WHEN timed > 0 THEN rtt_max END AS "rttMax",
             mos_sum / nullif(heard, 0) AS mos, CASE WHEN heard > 0 THEN mos_min END AS "mosMin"
        FROM (SELECT ${key} AS "group", sum(legs) AS legs, sum(heard) AS heard, sum(poor) AS poor, sum(loss_sum) AS loss_sum,
                     max(loss_max) AS loss_max, sum(jitter_sum) AS jitter_sum, max(jitter_max) AS jitter_max,
                     sum(timed) AS timed, sum(rtt_sum) AS rtt_sum, max(rtt_max) AS rtt_max,
                     sum(mos_sum) AS mos_sum, min(mos_min) AS mos_min
                FROM report_quality_days
               WHERE campaign_id = ANY (${campaignsOf(db, campaignId ?? null)}::uuid[]) AND facet = ${facet}
                 AND day BETWEEN ${first}::date AND ${last}::date
                 AND (${facet} <> 'agent' OR key <> no_campaign()::text)
               GROUP BY 1) sums
        LEFT JOIN accounts account ON ${facet} = 'agent' AND account.id::text = sums.group
        LEFT JOIN trunks trunk ON ${facet} = 'network' AND trunk.id::text = sums.group
       ORDER BY 2, 1`.execute(tx);
    return rows;
  });
}
