import type { ServiceLimit } from '@wpm/contract';
import { type RawBuilder, sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import type { Range } from './report-hours.ts';

/** What the rows of a report are about. */
export type CampaignGroup = 'campaign' | 'day' | 'hour-of-day';

export type CampaignReportFilter = Range & {
  readonly by: CampaignGroup;
  readonly campaignId?: string | undefined;
  /** The limit of the service level: what each campaign wanted when the call came, or one for all. Hours keep these. */
  readonly withinSeconds: ServiceLimit;
};

/** Calls that came to campaigns, added up. `group` is the campaign's id, a day `YYYY-MM-DD`, or an hour of the day. */
export type CampaignReportRow = {
  readonly group: string;
  readonly name: string | null;
  readonly calls: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly shortAbandoned: number;
  readonly lostOtherwise: number;
  readonly withinLimit: number;
  readonly waitAnsweredMs: number;
  readonly longestWaitMs: number;
  readonly handled: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
};

/** What an hour belongs to. */
const GROUPS: Readonly<Record<CampaignGroup, RawBuilder<unknown>>> = {
  campaign: sql`campaign_id::text`,
  day: sql`to_char(hour AT TIME ZONE zone, 'YYYY-MM-DD')`,
  'hour-of-day': sql`to_char(hour AT TIME ZONE zone, 'HH24')`,
};

/** The report of campaigns (F46): of calls that came to them, and of what agents did in all of theirs; from hours that were added up (`addUpHours`). */
export function campaignReport(
  db: Database,
  tenantId: string,
  filter: CampaignReportFilter,
): Promise<readonly CampaignReportRow[]> {
  const { from, until, campaignId, withinSeconds } = filter;
  const group = GROUPS[filter.by];
  const hours = sql`(SELECT time_zone AS zone FROM tenants WHERE id = ${tenantId}) tenant`;
  const which = sql`hour >= ${from} AND hour < ${until} AND campaign_id <> no_campaign()
    AND (${campaignId ?? null}::uuid IS NULL OR campaign_id = ${campaignId ?? null})`;
  const within = sql.ref(`within_${withinSeconds}`);
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<CampaignReportRow>`
      SELECT coalesce(called.group, worked.group) AS "group", coalesce(called.name, worked.name) AS name,
             ${counted('called', ['calls', 'answered', 'abandoned', 'shortAbandoned', 'lostOtherwise', 'withinLimit'])},
             ${counted('called', ['waitAnsweredMs', 'longestWaitMs'])},
             ${counted('worked', ['handled', 'talkMs', 'holdMs', 'wrapUpMs'])}
        FROM (SELECT ${group} AS "group", ${nameOf(filter.by)} AS name, sum(calls) AS calls,
                     sum(left_answered) AS answered, sum(left_abandoned) AS abandoned, sum(left_short) AS "shortAbandoned",
                     sum(left_otherwise) AS "lostOtherwise", sum(${within}) AS "withinLimit",
                     sum(wait_answered_ms) AS "waitAnsweredMs", max(longest_wait_ms) AS "longestWaitMs"
                FROM report_call_hours, ${hours} WHERE ${which} AND direction <> 'outbound' GROUP BY 1) called
        FULL JOIN (SELECT ${group} AS "group", ${nameOf(filter.by)} AS name, sum(handled) AS handled,
                     sum(talk_ms) AS "talkMs", sum(hold_ms) AS "holdMs", sum(wrap_up_ms) AS "wrapUpMs"
                FROM report_campaign_hours, ${hours} WHERE ${which} GROUP BY 1) worked ON worked.group = called.group
       ORDER BY name, "group"`.execute(tx);
    return rows;
  });
}

/** Sums of a side that may have no row; sums are exact as numbers up to 2^53. */
function counted(side: string, names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql`coalesce(${sql.ref(`${side}.${name}`)}, 0)::float8 AS ${sql.ref(name)}`));
}

/** A campaign is called as it was when the newest of its calls came. */
function nameOf(by: CampaignGroup): RawBuilder<unknown> {
  return by === 'campaign' ? sql`(array_agg(campaign_name ORDER BY hour DESC))[1]` : sql`NULL::text`;
}
