import type { AdvancedEntry } from '@wpm/acd';
import type { CallResult, EndedBy } from '@wpm/contract';
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { ENTRY_COLUMNS, type OutboundEntryRow, type StoredEntry, entryRow, stateColumns } from './outbound-row.ts';

/** A list with entries that may be called, or that are under way. */
export type WorkableList = {
  readonly tenantId: string;
  readonly listId: string;
  readonly campaignId: string;
  readonly settings: unknown;
  /** Who serves its campaign now. */
  readonly members: readonly string[];
  /** The tenant's zone, whose day it is. */
  readonly timeZone: string;
  readonly today: { readonly answered: number; readonly abandoned: number };
};

/** An entry that is under way, and the call to it as far as it is known; null: none has begun. */
export type EntryUnderWay = OutboundEntryRow & {
  readonly call: {
    readonly answeredAt: Date | null;
    readonly endedAt: Date | null;
    readonly isOver: boolean;
    readonly result: CallResult | null;
    readonly endedBy: EndedBy | null;
  } | null;
};

/** Which of its numbers are not to be called any more. */
export type CallableRow = OutboundEntryRow & { readonly barred: readonly string[] };

const MEMBERS = sql`ARRAY(
  SELECT member.account_id FROM directory_references member
   WHERE member.holder_id = campaign.id AND member.field LIKE 'members.%' AND member.account_id IS NOT NULL
     AND (campaign.settings @> '{"mandatory": true}' OR NOT EXISTS (
       SELECT FROM campaigns_left_out out WHERE out.campaign_id = campaign.id AND out.account_id = member.account_id))
   ORDER BY member.field)`;

/** Lists of all tenants that run and have something to do. @param only this one, whether it has something to do or not */
export async function workableLists(db: Database, now: Date, only?: string): Promise<readonly WorkableList[]> {
  const { rows } = await sql<WorkableList>`
    SELECT list.tenant_id AS "tenantId", list.id AS "listId", campaign.id AS "campaignId", list.settings,
           ${MEMBERS} AS members, tenant.time_zone AS "timeZone",
           (SELECT json_build_object('answered', count(*) FILTER (WHERE ended IN ('answered', 'abandoned')),
                                     'abandoned', count(*) FILTER (WHERE ended = 'abandoned'))
              FROM outbound_attempts
             WHERE list_id = list.id
               AND ended_at >= date_trunc('day', ${now}::timestamptz AT TIME ZONE tenant.time_zone) AT TIME ZONE tenant.time_zone
           ) AS today
      FROM directory_entries list
      JOIN directory_entries campaign ON campaign.id = (list.settings ->> 'campaignId')::uuid AND campaign.kind = 'campaign'
      JOIN tenants tenant ON tenant.id = list.tenant_id
     WHERE list.kind = 'outbound-list' AND list.settings @> '{"enabled": true}' AND campaign.settings @> '{"enabled": true}'
       AND ${
         only === undefined
           ? sql`EXISTS (SELECT FROM outbound_entries entry WHERE entry.list_id = list.id AND entry.ready_at <= ${now})`
           : sql`list.id = ${only}`
       }`.execute(db);
  return rows;
}

/** The entries of a list that may be called, in the order in which they are. */
export async function callableEntries(
  db: Database,
  { listId, now, limit }: { readonly listId: string; readonly now: Date; readonly limit: number },
): Promise<readonly CallableRow[]> {
  const { rows } = await sql<StoredEntry & { readonly barred: readonly string[] }>`
    SELECT ${ENTRY_COLUMNS}, ARRAY(
             SELECT number FROM do_not_call barred
              WHERE barred.tenant_id = entry.tenant_id AND barred.number = ANY (entry.numbers)) AS barred
      FROM outbound_entries entry
     WHERE entry.list_id = ${listId} AND entry.ready_at <= ${now}
     ORDER BY entry.priority, entry.ready_at, entry.id LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({ ...entryRow(row), barred: row.barred }));
}

/** The entries of all tenants that an agent has. */
export async function entriesUnderWay(db: Database): Promise<readonly EntryUnderWay[]> {
  const { rows } = await sql<
    StoredEntry & { readonly call: EntryUnderWay['call'] | null; readonly hasCall: boolean } & Call
  >`
    SELECT ${ENTRY_COLUMNS}, call.id IS NOT NULL AS "hasCall", call.answered_at AS "answeredAt", call.ended_at AS "endedAt",
           call.closed AS "isOver", call.result AS "callResult", call.ended_by AS "endedBy"
      FROM outbound_entries entry LEFT JOIN calls call ON call.id = entry.call_id
     WHERE entry.account_id IS NOT NULL`.execute(db);
  return rows.map((row) => ({ ...entryRow(row), call: row.hasCall ? callIn(row) : null }));
}

type Call = {
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly isOver: boolean;
  readonly callResult: CallResult | null;
  readonly endedBy: EndedBy | null;
};

const callIn = ({ answeredAt, endedAt, isOver, callResult: result, endedBy }: Call) => ({
  answeredAt,
  endedAt,
  isOver,
  result,
  endedBy,
});

/** An entry that is read anew, with what of its numbers is barred; undefined where it is gone. */
export async function callableEntry(db: Database, tenantId: string, id: string): Promise<CallableRow | undefined> {
  const { rows } = await sql<StoredEntry & { readonly barred: readonly string[] }>`
    SELECT ${ENTRY_COLUMNS}, ARRAY(
             SELECT number FROM do_not_call barred
              WHERE barred.tenant_id = entry.tenant_id AND barred.number = ANY (entry.numbers)) AS barred
      FROM outbound_entries entry WHERE entry.tenant_id = ${tenantId} AND entry.id = ${id}`.execute(db);
  const [row] = rows;
  return row && { ...entryRow(row), barred: row.barred };
}

/**
 * Writes what became of an entry, with its line of the ledger, if it still is what was seen. A number is asked once more whether it
 * may be called, in the statement that begins to call it. @returns false where it is not: nothing was written
 */
export async function moveEntry(
  db: Database,
  { id, version }: Pick<OutboundEntryRow, 'id' | 'version'>,
  { next, line }: AdvancedEntry,
  { at, why = null }: { readonly at: Date; readonly why?: string | null },
): Promise<boolean> {
  const { state, tried } = next;
  const called = state.kind === 'dialling' ? state.number : null;
  const ledger = line
    ? sql`, line AS (
        INSERT INTO outbound_attempts (tenant_id, list_id, entry_id, account_id, call_id, called, began_at, ended_at, ended, why)
        SELECT tenant_id, list_id, id, ${line.by}::uuid, ${line.callId}::uuid, ${line.number}::text, ${new Date(line.began)},
               ${new Date(line.at)}, ${line.end}, ${why}::text FROM moved)`
    : sql``;
  try {
    const { rows } = await sql`
      WITH moved AS (
        UPDATE outbound_entries AS entry
           SET ${stateColumns(state)}, tried = ${JSON.stringify(tried)}::jsonb, version = version + 1, changed_at = ${at}
         WHERE id = ${id} AND version = ${version} AND NOT EXISTS (
           SELECT FROM do_not_call barred WHERE barred.tenant_id = entry.tenant_id AND barred.number = ${called}::text)
        RETURNING tenant_id, list_id, id
      )${ledger}
      SELECT id FROM moved`.execute(db);
    return rows.length > 0;
  } catch (cause) {
    // The agent has another entry by now, or the number is called by another one.
    const isTaken = ['outbound_entries_of_agent', 'outbound_entries_called'].some((one) =>
      isUniqueViolation(cause, one),
    );
    if (isTaken) return false;
    throw cause;
  }
}
