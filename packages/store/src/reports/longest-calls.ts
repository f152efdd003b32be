import type { CallReportSort } from '@wpm/contract';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Tables } from '../tables.ts';

/** Of a period with more calls the longest are read in their order; of one with fewer it is quicker to read all and sort them. */
const MANY_CALLS = 20_000;

/** Which rows of `tenant_call_parts` are wanted, and in which order: conditions that hold for the other views of parts as well. */
export type LongestWanted = {
  readonly sort: CallReportSort;
  readonly from: Date;
  readonly until: Date;
  readonly where: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
  readonly rows: number;
  /** No row talks for longer; undefined where one may. */
  readonly atMostMs: number | undefined;
};

/**
 * The rows of a page in the order of a length, which indexes of lengths have for all time, and those of calls for a period: over a month
 * of a large tenant the first find a page at once, and the second would read every call; over a day it is the other way round, and the
 * database cannot tell.
 */
export async function longestCalls(tx: Transaction<Tables>, wanted: LongestWanted): Promise<RawBuilder<unknown>> {
  const { where, order, rows } = wanted;
  if (!(await hasMany(tx, wanted)))
    return sql`SELECT * FROM (SELECT * FROM tenant_call_parts WHERE ${where} OFFSET 0) few ORDER BY ${order} LIMIT ${rows}`;
  const talks = wanted.sort === 'longest-talk' ? await longestTalks(tx, wanted) : undefined;
  return talks ?? sql`SELECT * FROM tenant_call_parts WHERE ${where} ORDER BY ${order} LIMIT ${rows}`;
}

const periodOf = ({ from, until }: LongestWanted): RawBuilder<unknown> =>
  sql`started_at >= ${from} AND started_at < ${until}`;

async function hasMany(tx: Transaction<Tables>, wanted: LongestWanted): Promise<boolean> {
  const { rows } = await sql<{ calls: number }>`
    SELECT count(*)::integer AS calls FROM
      (SELECT FROM tenant_calls WHERE ${periodOf(wanted)} LIMIT ${MANY_CALLS + 1}) first`.execute(tx);
  return (rows[0]?.calls ?? 0) > MANY_CALLS;
}

/** Undefined where the index would be read to its end: fewer are wanted than there are who talked. */
async function longestTalks(tx: Transaction<Tables>, wanted: LongestWanted): Promise<RawBuilder<unknown> | undefined> {
  const { where, order, rows, atMostMs } = wanted;
  const taken = sql`FROM tenant_taken_parts WHERE ${where} ORDER BY ${order} LIMIT ${rows}`;
  const { rows: found } = await sql<{ parts: number; shortest: number | null }>`
    SELECT count(*)::integer AS parts, min(talk_ms) AS shortest FROM (SELECT talk_ms ${taken}) longest`.execute(tx);
  const { parts = 0, shortest = null } = found[0] ?? {};
  if (parts < rows || shortest === null || shortest === 0) return undefined;
  // Calls nobody of the tenant's took part in stand among them by the length of the call. Which these are is asked of each of the long ones.
  const atMost = atMostMs === undefined ? sql`true` : sql`talk_ms <= ${atMostMs}`;
  const untaken = sql`
    SELECT id FROM tenant_calls WHERE closed AND talk_ms > 0 AND talk_ms >= ${shortest} AND ${atMost} AND ${periodOf(wanted)}`;
  return sql`
    SELECT * FROM ((SELECT * ${taken}) UNION ALL
                   (SELECT * FROM tenant_call_parts WHERE ${where} AND part = 0 AND call_id IN (${untaken}))) longest
     ORDER BY ${order} LIMIT ${rows}`;
}
