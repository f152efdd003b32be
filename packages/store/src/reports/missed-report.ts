import { sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import type { Range } from './report-hours.ts';

/** Customers missed for the first time on a day, by what has become of them since (F22). */
export type MissedReportRow = {
  readonly day: string;
  readonly customers: number;
  readonly attempts: number;
  readonly calledBack: number;
  readonly calledAgain: number;
  readonly byHand: number;
  readonly open: number;
  /** From the last attempt to the answer of the call back, on average; null where none was called back. */
  readonly averageCallBackMs: number | null;
};

/** The report of missed calls: it is the shared list itself, added up by the day its rows began. */
export function missedReport(
  db: Database,
  tenantId: string,
  { from, until }: Range,
): Promise<readonly MissedReportRow[]> {
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<MissedReportRow>`
      SELECT to_char(first_at AT TIME ZONE tenant.time_zone, 'YYYY-MM-DD') AS day, count(*)::integer AS customers,
             sum(attempts)::integer AS attempts,
             count(*) FILTER (WHERE settled_how = 'called-back')::integer AS "calledBack",
             count(*) FILTER (WHERE settled_how = 'called-again')::integer AS "calledAgain",
             count(*) FILTER (WHERE settled_how = 'manually')::integer AS "byHand",
             count(*) FILTER (WHERE settled_how IS NULL)::integer AS open,
             round(avg(extract(epoch FROM settled_at - last_at) * 1000)
               FILTER (WHERE settled_how = 'called-back'))::float8 AS "averageCallBackMs"
        FROM missed_calls JOIN tenants tenant ON tenant.id = tenant_id
       WHERE first_at >= ${from} AND first_at < ${until}
       GROUP BY 1 ORDER BY 1`.execute(tx);
    return rows;
  });
}
