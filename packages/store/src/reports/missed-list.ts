import type { MissedExcuse, MissedReason, MissedSettlement, MissedStanding } from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Position } from '../calls/cursor.ts';
import { type CursorRefusal, type Page, type Paging, readPage } from '../calls/page.ts';
import { asTenant, type Database } from '../database.ts';
import { isMissedIn, isMissedOn, type MissedLines } from './missed-report.ts';
import type { Range } from './report-hours.ts';

/** Which customers: those who began to be missed in `[from, until)`. */
export type MissedSelection = Range &
  MissedLines & {
    readonly reason?: MissedReason | undefined;
    readonly standing?: MissedStanding | undefined;
    /** A claim that ran out by then is none. */
    readonly now: Date;
  };

/** A customer nobody spoke to, and what has become of it since. */
export type MissedCustomerRow = {
  readonly id: string;
  readonly callId: string | null;
  readonly number: string;
  readonly name: string | null;
  readonly lineKind: 'direct' | 'campaign';
  readonly line: string;
  readonly lineName: string | null;
  readonly reason: MissedReason;
  readonly isShort: boolean;
  readonly attempts: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly waitedMs: number;
  readonly claimedBy: string | null;
  readonly claimedByName: string | null;
  readonly claimedUntil: Date | null;
  readonly settledAt: Date | null;
  readonly settledHow: MissedSettlement | null;
  readonly settledWhy: MissedExcuse | null;
  readonly settledByName: string | null;
};

/** The customers the report of missed calls counts, the newest first; it is all of the tenant's list, or of the reader's campaigns. */
export function missedCustomers(
  db: Database,
  tenantId: string,
  filter: MissedSelection & Paging,
): Promise<Result<Page<MissedCustomerRow>, CursorRefusal>> {
  return readPage(
    filter,
    (after, rows) =>
      asTenant(db, tenantId, async (tx) => {
        const { rows: found } = await sql<MissedCustomerRow>`
          SELECT missed.id, missed.last_call_id AS "callId", missed.number, missed.name, missed.line_kind AS "lineKind", missed.line,
                 coalesce(owner.display_name, campaign.name) AS "lineName", missed.reason,
                 missed.is_short AS "isShort", missed.attempts,
                 missed.first_at AS "firstAt", missed.last_at AS "lastAt", missed.waited_ms AS "waitedMs",
                 missed.claimed_by AS "claimedBy", claimer.display_name AS "claimedByName", missed.claimed_until AS "claimedUntil",
                 missed.settled_at AS "settledAt", missed.settled_how AS "settledHow", missed.settled_why AS "settledWhy",
                 settler.display_name AS "settledByName"
            FROM missed_calls missed
            LEFT JOIN accounts owner ON owner.id = missed.line_account_id
            LEFT JOIN directory_entries campaign ON missed.line_kind = 'campaign' AND campaign.id::text = missed.line
            LEFT JOIN accounts claimer ON claimer.id = missed.claimed_by
            LEFT JOIN accounts settler ON settler.id = missed.settled_by
           WHERE ${isSelected(filter)} AND ${follows(after)}
           ORDER BY missed.first_at DESC, missed.id DESC LIMIT ${rows}`.execute(tx);
        return found;
      }),
    ({ firstAt, id }) => ({ startedAt: firstAt, callId: id, segment: 0 }),
  );
}

/** How many there are in all. */
export function countMissedCustomers(db: Database, tenantId: string, selection: MissedSelection): Promise<number> {
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::integer AS count FROM missed_calls missed WHERE ${isSelected(selection)}`.execute(tx);
    return rows[0]?.count ?? 0;
  });
}

function isSelected(selection: MissedSelection): RawBuilder<boolean> {
  const { reason, standing, now } = selection;
  const conditions = [
    isMissedIn(selection),
    isMissedOn(selection),
    ...(reason === undefined ? [] : [sql`missed.reason = ${reason}`]),
    ...(standing === undefined ? [] : [stands(standing, now)]),
  ];
  return sql<boolean>`(${sql.join(conditions, sql` AND `)})`;
}

function stands(standing: MissedStanding, now: Date): RawBuilder<unknown> {
  if (standing === 'open') return sql`missed.settled_at IS NULL`;
  if (standing === 'claimed') return sql`missed.settled_at IS NULL AND missed.claimed_until > ${now}`;
  return sql`missed.settled_how = ${standing}`;
}

const follows = (after: Position | undefined): RawBuilder<unknown> =>
  after === undefined ? sql`true` : sql`(missed.first_at, missed.id) < (${after.startedAt}, ${after.callId}::uuid)`;
