import type { RecallCancellation, RecallList } from '@wpm/contract';
import { type RawBuilder, sql } from 'kysely';
import type { Position } from '../calls/cursor.ts';
import type { Paging } from '../calls/page.ts';

/** A planned call-back of a customer (F24). What it is of an open one at a moment is read from its times. */
export type RecallRow = {
  readonly id: string;
  readonly number: string;
  readonly name: string | null;
  readonly campaignId: string | null;
  readonly campaign: string | null;
  readonly accountId: string | null;
  readonly account: string | null;
  readonly dueAt: Date;
  readonly note: string | null;
  readonly plannedBy: string;
  readonly offeredTo: string | null;
  readonly offeredToName: string | null;
  readonly offeredUntil: Date | null;
  readonly endedHow: 'done' | 'cancelled' | null;
  readonly endedWhy: RecallCancellation | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
};

/** Which recalls: those that are `workedBy` a user's to call, or of a campaign of theirs. */
export type RecallSelection = {
  readonly state: RecallList;
  readonly campaignId?: string | undefined;
  readonly workedBy?: string | undefined;
};

export type RecallFilter = RecallSelection & Paging;

/** Those of `app.tenant`: open ones the first due first, those that are over the last due first. */
export function recallQuery(filter: RecallFilter, after: Position | undefined, rows: number): RawBuilder<RecallRow> {
  const isOpen = filter.state === 'open';
  const follows =
    after === undefined
      ? sql`true`
      : sql`(recall.due_at, recall.id) ${isOpen ? sql`>` : sql`<`} (${after.startedAt}, ${after.callId}::uuid)`;
  return sql<RecallRow>`${SELECT_RECALLS} WHERE ${isSelected(filter)} AND ${follows}
    ORDER BY ${isOpen ? sql`recall.due_at, recall.id` : sql`recall.due_at DESC, recall.id DESC`} LIMIT ${rows}`;
}

/** How many of `app.tenant` there are. */
export const recallCount = (selection: RecallSelection): RawBuilder<{ readonly count: number }> =>
  sql`SELECT count(*)::int AS count FROM recalls recall WHERE ${isSelected(selection)}`;

function isSelected({ state, campaignId, workedBy }: RecallSelection): RawBuilder<boolean> {
  const conditions = [
    state === 'open' ? sql`recall.ended_at IS NULL` : sql`recall.ended_how = ${state}`,
    campaignId === undefined ? sql`true` : sql`recall.campaign_id = ${campaignId}`,
    workedBy === undefined ? sql`true` : workableBy(workedBy),
  ];
  return sql<boolean>`${sql.join(conditions, sql` AND `)}`;
}

/** Whether a recall is this user's, or anybody's of a campaign they are a member of. */
export const workableBy = (accountId: string): RawBuilder<boolean> => sql`
  (recall.account_id = ${accountId} OR recall.offered_to = ${accountId} OR recall.account_id IS NULL AND EXISTS (
    SELECT FROM directory_references member
     WHERE member.holder_id = recall.campaign_id AND member.account_id = ${accountId} AND member.field LIKE 'members.%'))`;

export const SELECT_RECALLS = sql`
  SELECT recall.id, recall.number, recall.name, recall.campaign_id AS "campaignId", campaign.name AS campaign,
         recall.account_id AS "accountId", account.display_name AS account, recall.due_at AS "dueAt", recall.note,
         planner.display_name AS "plannedBy", recall.offered_to AS "offeredTo", offered.display_name AS "offeredToName",
         recall.offered_until AS "offeredUntil", recall.ended_how AS "endedHow", recall.ended_why AS "endedWhy",
         recall.ended_at AS "endedAt", ender.display_name AS "endedBy"
    FROM recalls recall
    JOIN accounts planner ON planner.id = recall.planned_by
    LEFT JOIN directory_entries campaign ON campaign.id = recall.campaign_id
    LEFT JOIN accounts account ON account.id = recall.account_id
    LEFT JOIN accounts offered ON offered.id = recall.offered_to
    LEFT JOIN accounts ender ON ender.id = recall.ended_by`;
