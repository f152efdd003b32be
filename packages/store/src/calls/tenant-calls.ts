import type { CallRecord, ForwardingRecord, MenuRecord, Redirect } from '@wpm/calls';
import type { CallDirection, CallResult, EndedBy, Outcome, QueueExit, RecordingMark } from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import { sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import type { Position } from './cursor.ts';
import { holdsNumber } from './number-part.ts';
import { type CursorRefusal, type Page, type Paging, readPage } from './page.ts';
import { recordingMark } from './recording-mark.ts';

/** Which calls of a tenant: started in `[from, to)`; `number` is any part of either number; an outcome has only what ended. */
export type CallFilter = Paging & {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly direction?: CallDirection | undefined;
  readonly outcome?: Outcome | undefined;
  readonly number?: string | undefined;
};

/** A call in the report (F46); result and outcome are null while it runs. */
export type TenantCallRow = {
  readonly callId: string;
  readonly direction: CallDirection;
  readonly outcome: Outcome | null;
  readonly result: CallResult | null;
  readonly callerNumber: string;
  readonly callerName: string | null;
  readonly calleeNumber: string;
  readonly calleeName: string | null;
  /** Display names in the order of their segments. */
  readonly agents: readonly string[];
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly ringMs: number;
  readonly talkMs: number;
  readonly endedBy: EndedBy | null;
  /** Null where it came to no campaign. */
  readonly campaignId: string | null;
  readonly campaign: string | null;
  readonly queueWaitMs: number | null;
  readonly queueLeft: QueueExit | null;
  readonly queueShort: boolean | null;
  readonly recording: RecordingMark | null;
  /** In their order. */
  readonly forwardings: readonly ForwardingRecord[];
  /** In their order. */
  readonly redirects: readonly Redirect[];
  /** What a network said of its end; null where none said anything. */
  readonly cause: CallRecord['cause'];
  /** Null where it came to no menu. */
  readonly menu: MenuRecord | null;
};

/** The calls of a tenant, newest first, running ones included. */
export function tenantCallsPage(
  db: Database,
  tenantId: string,
  filter: CallFilter,
): Promise<Result<Page<TenantCallRow>, CursorRefusal>> {
  return readPage(
    filter,
    (after, rows) => asTenant(db, tenantId, (tx) => tenantCallsQuery(tx, filter, after, rows).execute()),
    (row) => ({ startedAt: row.startedAt, callId: row.callId, segment: 0 }),
  );
}

/** Whether the tenant has this call, running or ended. */
export async function isCallOfTenant(db: Database, tenantId: string, callId: string): Promise<boolean> {
  const found = await asTenant(db, tenantId, (tx) =>
    tx.selectFrom('tenant_calls').select('id').where('id', '=', callId).executeTakeFirst(),
  );
  return found !== undefined;
}

/** One call of the tenant, running or ended. */
export function tenantCallById(db: Database, tenantId: string, callId: string): Promise<TenantCallRow | undefined> {
  return asTenant(db, tenantId, (tx) => selectTenantCalls(tx).where('call.id', '=', callId).executeTakeFirst());
}

/** The query, apart so that its plan can be looked at. The view confines it to `app.tenant`. */
export function tenantCallsQuery(db: Database, filter: CallFilter, after: Position | undefined, rows: number) {
  const { from, to, direction, outcome } = filter;
  const number = filter.number?.trim() ?? '';
  return selectTenantCalls(db)
    .$if(from !== undefined, (query) => query.where('call.started_at', '>=', from ?? new Date()))
    .$if(to !== undefined, (query) => query.where('call.started_at', '<', to ?? new Date()))
    .$if(direction !== undefined, (query) => query.where('call.direction', '=', direction ?? 'inbound'))
    .$if(outcome !== undefined, (query) => query.where('call.outcome', '=', outcome ?? 'answered'))
    .$if(number !== '', (query) => query.where(holdsNumber(sql`call.numbers`, number)))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(call.started_at, call.id) < (${after?.startedAt}, ${after?.callId})`),
    )
    .orderBy('call.started_at', 'desc')
    .orderBy('call.id', 'desc')
    .limit(rows);
}

/** What is told of a call of the tenant; `call` and `recording` can be asked about. The view confines it to `app.tenant`. */
export function selectTenantCalls(db: Database) {
  return db
    .selectFrom('tenant_calls as call')
    .leftJoin('recordings as recording', 'recording.call_id', 'call.id')
    .select([
      'call.id as callId',
      'call.direction',
      'call.outcome',
      'call.result',
      'call.caller_number as callerNumber',
      'call.caller_name as callerName',
      'call.callee_number as calleeNumber',
      'call.callee_name as calleeName',
      'call.started_at as startedAt',
      'call.answered_at as answeredAt',
      'call.ended_at as endedAt',
      'call.ring_ms as ringMs',
      'call.talk_ms as talkMs',
      'call.ended_by as endedBy',
      'call.campaign_id as campaignId',
      'call.campaign_name as campaign',
      'call.queue_wait_ms as queueWaitMs',
      'call.queue_left as queueLeft',
      'call.queue_short as queueShort',
      recordingMark(sql.ref('call.closed')).as('recording'),
      sql<string[]>`ARRAY(
        SELECT account.display_name FROM call_segments segment JOIN accounts account ON account.id = segment.account_id
         WHERE segment.call_id = call.id ORDER BY segment.number)`.as('agents'),
    ])
    .select(() => fromJournal(db));
}

/** What the view of calls does not show; the row behind it is read once for each. */
function fromJournal(db: Database) {
  const row = db.selectFrom('calls').where('calls.id', '=', sql.ref<string>('call.id'));
  const listOf = (list: 'forwardings' | 'redirects') => row.select(list);
  return [
    sql<readonly ForwardingRecord[]>`coalesce(${listOf('forwardings')}, '[]'::jsonb)`.as('forwardings'),
    sql<readonly Redirect[]>`coalesce(${listOf('redirects')}, '[]'::jsonb)`.as('redirects'),
    row.select('calls.cause').as('cause'),
    row.select('calls.menu').as('menu'),
  ] as const;
}
