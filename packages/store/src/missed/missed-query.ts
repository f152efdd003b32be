import { sql } from 'kysely';
import type { Position } from '../calls/cursor.ts';
import { holdsNumber, patternOf } from '../calls/number-part.ts';
import type { Paging } from '../calls/page.ts';
import type { Database } from '../database.ts';

/** Which rows: `search` is any part of the number or the name. */
export type MissedFilter = Paging & {
  readonly state?: 'open' | 'settled' | undefined;
  /** Those alone that hung up sooner than the campaign counts whenever they called, or all but those. */
  readonly short?: 'only' | 'without' | undefined;
  readonly search?: string | undefined;
  /** Who reads: a message to a user is theirs alone, and so is the row that stands for it. */
  readonly readerId: string;
};

/** The rows of `app.tenant`, the newest first; apart so that its plan can be looked at. */
export function missedQuery(db: Database, filter: MissedFilter, after: Position | undefined, rows: number) {
  const { state, short, readerId } = filter;
  const search = filter.search?.trim() ?? '';
  return selectMissed(db, readerId)
    .where(isShownTo(readerId))
    .$if(state !== undefined, (query) => query.where('missed.settled_at', state === 'open' ? 'is' : 'is not', null))
    .$if(short !== undefined, (query) => query.where('missed.is_short', '=', short === 'only'))
    .$if(search !== '', (query) => query.where(foundBy(search)))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(missed.last_at, missed.id) < (${after?.startedAt}, ${after?.callId})`),
    )
    .orderBy('missed.last_at', 'desc')
    .orderBy('missed.id', 'desc')
    .limit(rows);
}

const foundBy = (search: string) =>
  sql<boolean>`(${holdsNumber(sql`missed.number`, search)} OR missed.name ILIKE ${patternOf(search)})`;

/** When the customer is to be called next, in whichever campaign (F24). */
const FIRST_RECALL = sql<Date | null>`(
  SELECT min(recall.due_at) FROM recalls recall
   WHERE recall.tenant_id = missed.tenant_id AND recall.number = missed.number AND recall.ended_at IS NULL)`;

/**
 * Whether a row is the user's business: all are, but those that stand for a message to another; and where the tenant narrows the list
 * (F22), those of campaigns they have no part in, and of others' direct numbers.
 */
export const isShownTo = (readerId: string, missed = sql`missed`) =>
  sql<boolean>`(${missed}.line_account_id = ${readerId}::uuid
    OR (${missed}.line_kind = 'campaign' OR ${missed}.reason <> 'voicemail')
       AND ((SELECT missed_list FROM tenants WHERE id = ${missed}.tenant_id) = 'everybody'
            OR ${missed}.line_kind = 'campaign' AND EXISTS (
              SELECT FROM directory_references membership
               WHERE membership.account_id = ${readerId}::uuid AND membership.field LIKE 'members.%'
                 AND membership.holder_id::text = ${missed}.line)))`;

/** What the customer left since they were last spoken to, the newest first. */
const messagesFor = (readerId: string) => sql<readonly MissedMessage[]>`(
  SELECT coalesce(json_agg(json_build_object('recordingId', message.recording_id, 'leftAt', message.left_at,
           'durationMs', recording.duration_ms, 'heardAt', message.heard_at) ORDER BY message.left_at DESC), '[]')
    FROM voice_messages message JOIN recordings recording ON recording.id = message.recording_id
   WHERE message.tenant_id = missed.tenant_id AND message.number = missed.number AND message.line_kind = missed.line_kind
     AND message.line = missed.line AND message.left_at >= missed.first_at
     AND (message.line_account_id IS NULL OR message.line_account_id = ${readerId}::uuid))`;

/** A message as JSON has it: instants are texts. */
export type MissedMessage = {
  readonly recordingId: string;
  readonly leftAt: string;
  readonly durationMs: number;
  readonly heardAt: string | null;
};

function selectMissed(db: Database, readerId: string) {
  return db
    .selectFrom('missed_calls as missed')
    .leftJoin('accounts as owner', 'owner.id', 'missed.line_account_id')
    .leftJoin('directory_entries as campaign', (join) =>
      join.on('missed.line_kind', '=', 'campaign').on(sql<boolean>`campaign.id::text = missed.line`),
    )
    .leftJoin('accounts as claimer', 'claimer.id', 'missed.claimed_by')
    .leftJoin('accounts as settler', 'settler.id', 'missed.settled_by')
    .select([
      'missed.id',
      'missed.number',
      'missed.name',
      'missed.line_kind as lineKind',
      'missed.line',
      sql<string | null>`coalesce(owner.display_name, campaign.name)`.as('lineName'),
      'missed.reason',
      'missed.attempts',
      'missed.first_at as firstAt',
      'missed.last_at as lastAt',
      'missed.waited_ms as waitedMs',
      'missed.is_short as isShort',
      'missed.claimed_by as claimedBy',
      'claimer.display_name as claimedByName',
      'missed.claimed_until as claimedUntil',
      'missed.settled_at as settledAt',
      'missed.settled_how as settledHow',
      'missed.settled_why as settledWhy',
      'settler.display_name as settledByName',
      FIRST_RECALL.as('recallAt'),
      messagesFor(readerId).as('messages'),
    ]);
}
