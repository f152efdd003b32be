import type { ReportPeriodName } from '@wpm/contract';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';

/** Days a report is asked for; an end `between` leaves open is today. */
export type ReportPeriod = {
  readonly period: ReportPeriodName;
  readonly first?: string | undefined;
  readonly last?: string | undefined;
};

/** The same as days of the tenant's calendar, both included, and as instants: `from` belongs to it, `until` does not. */
export type ReportDays = {
  readonly first: string;
  readonly last: string;
  readonly timeZone: string;
  readonly from: Date;
  readonly until: Date;
};

/** As much of it as a report of sums asks for. */
export type ReportedDays = Pick<ReportDays, 'first' | 'last' | 'from' | 'until'>;

/** First and last day, reckoned from `today`, a date in the tenant's zone. */
const DAYS: Readonly<Record<Exclude<ReportPeriodName, 'between'>, readonly [first: string, last: string]>> = {
  today: ['today', 'today'],
  yesterday: ['today - 1', 'today - 1'],
  '7-days': ['today - 6', 'today'],
  '30-days': ['today - 29', 'today'],
  'this-month': ["date_trunc('month', today)::date", 'today'],
  'last-month': ["(date_trunc('month', today) - interval '1 month')::date", "date_trunc('month', today)::date - 1"],
};

/**
 * What a period means at an instant. The database reckons, as it knows when clocks change: a day of a tenant has 23, 24 or 25
 * hours, and one whose midnight does not exist begins with its first instant. @throws if there is no such tenant
 */
export async function reportDaysOf(
  db: Database,
  tenantId: string,
  asked: ReportPeriod,
  now: Date,
): Promise<ReportDays> {
  const [first, last] = endsOf(asked);
  const { rows } = await sql<ReportDays>`
    SELECT to_char(first, 'YYYY-MM-DD') AS first, to_char(last, 'YYYY-MM-DD') AS last, time_zone AS "timeZone",
           first::timestamp AT TIME ZONE time_zone AS from, (last + 1)::timestamp AT TIME ZONE time_zone AS until
      FROM (SELECT time_zone, ${first} AS first, ${last} AS last
              FROM (SELECT time_zone, (${now}::timestamptz AT TIME ZONE time_zone)::date AS today
                      FROM tenants WHERE id = ${tenantId}) tenant) asked`.execute(db);
  const [days] = rows;
  if (!days) throw new Error('there is no such tenant');
  return days;
}

function endsOf({ period, first, last }: ReportPeriod): readonly [RawBuilder<unknown>, RawBuilder<unknown>] {
  if (period !== 'between') return [sql.raw(DAYS[period][0]), sql.raw(DAYS[period][1])];
  return [sql`coalesce(${first ?? null}::date, today)`, sql`coalesce(${last ?? null}::date, today)`];
}
