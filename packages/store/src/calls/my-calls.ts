import type { ForwardingRecord, RecordedParty } from '@wpm/calls';
import type { CallResult, Direction, Outcome, RecordingMark } from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type ClassificationRow, SAID, saidIs } from '../classifications/classification-row.ts';
import { asTenant, type Database } from '../database.ts';
import type { Position } from './cursor.ts';
import { holdsNumber, patternOf } from './number-part.ts';
import { type CursorRefusal, type Page, type Paging, readPage } from './page.ts';
import { recordingMark } from './recording-mark.ts';

/** One user's ended part in a call (F25). */
export type MyCallRow = {
  readonly callId: string;
  readonly segment: number;
  readonly direction: Direction;
  readonly outcome: Outcome;
  readonly result: CallResult;
  readonly otherNumber: string;
  readonly otherName: string | null;
  readonly startedAt: Date;
  readonly ringMs: number;
  readonly talkMs: number;
  readonly recording: RecordingMark | null;
  readonly forwardings: readonly ForwardingRecord[];
  readonly campaign: string | null;
  /** How long the customer had waited when this user was chosen; null: they came by no queue. */
  readonly waitedMs: number | null;
  readonly holdMs: number;
  readonly transferredFrom: RecordedParty | null;
  readonly transferredTo: RecordedParty | null;
  readonly said: ClassificationRow | null;
};

export type MyCallsFilter = Paging & {
  /** A classifier by its id, with those below it, or a word of the platform's. */
  readonly classifier?: string | undefined;
  readonly direction?: Direction | undefined;
  readonly outcome?: Outcome | undefined;
  /** Any part of the other end's number, or of the name it had then. */
  readonly search?: string | undefined;
  /** Numbers of contacts that are called now as is searched for. */
  readonly numbers?: readonly string[];
};

/** The history of one account, newest first. */
export function myCallsPage(
  db: Database,
  account: { readonly tenantId: string; readonly id: string },
  filter: MyCallsFilter,
): Promise<Result<Page<MyCallRow>, CursorRefusal>> {
  return readPage(
    filter,
    (after, rows) =>
      asTenant(db, account.tenantId, (tx) =>
        myCallsQuery(tx, account.id, after, rows).where(isAskedFor(filter)).execute(),
      ),
    (row) => ({ startedAt: row.startedAt, callId: row.callId, segment: row.segment }),
  );
}

function isAskedFor({ classifier, direction, outcome, search = '', numbers = [] }: MyCallsFilter): RawBuilder<boolean> {
  const asked = [
    ...(classifier === undefined ? [] : [saidIs(classifier)]),
    ...(direction === undefined ? [] : [sql<boolean>`segment.direction = ${direction}`]),
    ...(outcome === undefined ? [] : [sql<boolean>`segment.outcome = ${outcome}`]),
    ...(search.trim() === '' ? [] : [isWith(search.trim(), numbers)]),
  ];
  return asked.length === 0 ? sql<boolean>`TRUE` : sql.join(asked, sql` AND `);
}

function isWith(search: string, numbers: readonly string[]): RawBuilder<boolean> {
  return sql`(${holdsNumber(sql`segment.other_number`, search)} OR segment.other_name ILIKE ${patternOf(search)}
    OR segment.other_number = ANY(${numbers}))`;
}

/** The user's part begins when the phones of who was chosen are asked. Who waited for a colleague before is none of theirs. */
function waitBefore(db: Database) {
  return db
    .selectFrom('call_offers as offer')
    .select('offer.waited_ms')
    .where('offer.call_id', '=', sql.ref<string>('segment.call_id'))
    .where('offer.account_id', '=', sql.ref<string>('segment.account_id'))
    .where('offer.asked_at', '=', sql.ref<Date>('segment.started_at'))
    .limit(1);
}

const PART = [
  'segment.call_id as callId',
  'segment.number as segment',
  'segment.direction',
  'segment.other_number as otherNumber',
  'segment.other_name as otherName',
  'segment.started_at as startedAt',
  'segment.ring_ms as ringMs',
  'segment.talk_ms as talkMs',
  'segment.hold_ms as holdMs',
] as const;

/** The query, apart so that its plan can be looked at. */
export function myCallsQuery(db: Database, accountId: string, after: Position | undefined, rows: number) {
  let query = db
    .selectFrom('call_segments as segment')
    .innerJoin('calls', 'calls.id', 'segment.call_id')
    .leftJoin('recordings as recording', 'recording.call_id', 'segment.call_id')
    .leftJoin('call_classifications as said', (join) =>
      join.onRef('said.call_id', '=', 'segment.call_id').onRef('said.part', '=', 'segment.number'),
    )
    .select([
      ...PART,
      sql<RecordedParty | null>`segment.transferred_from`.as('transferredFrom'),
      sql<RecordedParty | null>`segment.transferred_to`.as('transferredTo'),
      'calls.forwardings',
      'calls.campaign_name as campaign',
      SAID.as('said'),
      recordingMark(sql.ref('calls.closed')).as('recording'),
    ])
    .select((eb) => [
      eb.ref('segment.outcome').$notNull().as('outcome'),
      eb.ref('segment.result').$notNull().as('result'),
    ])
    .select(waitBefore(db).as('waitedMs'))
    .where('segment.account_id', '=', accountId)
    .where('segment.outcome', 'is not', null)
    .where('segment.result', 'is not', null);
  if (after) {
    query = query.where(
      sql<boolean>`(segment.started_at, segment.call_id, segment.number) < (${after.startedAt}, ${after.callId}, ${after.segment})`,
    );
  }
  return query
    .orderBy('segment.started_at', 'desc')
    .orderBy('segment.call_id', 'desc')
    .orderBy('segment.number', 'desc')
    .limit(rows);
}
