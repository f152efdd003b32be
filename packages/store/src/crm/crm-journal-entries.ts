import type { JournalState } from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import { sql } from 'kysely';
import { type CursorRefusal, type Page, type Paging, readPage } from '../calls/page.ts';
import { asTenant, type Database } from '../database.ts';
import type { CrmConnectorKey } from './crm-connectors.ts';

/** A call that was written to a CRM, or is to be. */
export type JournalEntryRow = {
  readonly id: string;
  readonly callId: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly number: string;
  readonly state: JournalState;
  readonly tries: number;
  readonly nextAt: Date;
  readonly writtenAt: Date | null;
  readonly activityId: string | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
};

/** What is read of a call to be written to a CRM. */
export type JournalledCallRow = {
  readonly direction: 'inbound' | 'outbound';
  readonly outcome: string | null;
  readonly result: string | null;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly customerNumber: string;
  readonly customerName: string | null;
  readonly ownNumber: string;
  readonly campaign: string | null;
  readonly agent: { readonly name: string; readonly login: string; readonly email: string | null } | null;
  readonly said: {
    readonly names: readonly Readonly<Record<string, string>>[] | null;
    readonly note: string | null;
  } | null;
  /** Of the tenant's own, by the customer's number. */
  readonly contact: { readonly id: string; readonly name: string; readonly externalId: string | null } | null;
  readonly isRecorded: boolean;
};

/** What of calls is in a tenant's CRMs, as it is looked at. */
export interface CrmJournalEntries {
  /** The newest first. */
  page(
    connector: CrmConnectorKey,
    filter: Paging & { readonly state?: JournalState | undefined },
  ): Promise<Result<Page<JournalEntryRow>, CursorRefusal>>;
  /** Lets one be tried now, whatever became of it; that nobody knows whether it was written is taken as that it was not. */
  retry(connector: CrmConnectorKey, id: string, now: Date): Promise<boolean>;
  callOf(tenantId: string, callId: string): Promise<JournalledCallRow | undefined>;
}

export function crmJournalEntriesOn(db: Database): CrmJournalEntries {
  return {
    page: (connector, filter) =>
      readPage(
        filter,
        (after, rows) =>
          asTenant(db, connector.tenantId, (tx) => entries(tx, connector.id, { ...filter, after, rows })),
        ({ endedAt, id }) => ({ startedAt: endedAt, callId: id, segment: 0 }),
      ),
    retry: async ({ tenantId, id: connectorId }, id, now) => {
      const again = await db
        .updateTable('crm_journal')
        .set({ state: 'waiting', doubtful: false, tries: 0, since: now, next_at: now, sent: null })
        .where('tenant_id', '=', tenantId)
        .where('connector_id', '=', connectorId)
        .where('id', '=', id)
        .executeTakeFirst();
      return again.numUpdatedRows > 0n;
    },
    callOf: async (tenantId, callId) => (await call(tenantId, callId).execute(db)).rows[0],
  };
}

type Wanted = {
  readonly state?: JournalState | undefined;
  readonly after: { readonly startedAt: Date; readonly callId: string } | undefined;
  readonly rows: number;
};

async function entries(tx: Database, connectorId: string, { state, after, rows }: Wanted) {
  const found = await sql<JournalEntryRow>`
    SELECT entry.id, entry.call_id AS "callId", call.started_at AS "startedAt", entry.ended_at AS "endedAt",
           CASE call.direction WHEN 'inbound' THEN call.caller_number ELSE call.callee_number END AS number,
           entry.state, entry.tries, entry.next_at AS "nextAt", entry.written_at AS "writtenAt",
           entry.activity_id AS "activityId", entry.last_status AS "lastStatus", entry.last_error AS "lastError"
      FROM crm_journal entry JOIN tenant_calls call ON call.id = entry.call_id
     WHERE entry.connector_id = ${connectorId} AND (${state ?? null}::text IS NULL OR entry.state = ${state ?? null})
       AND (${after?.startedAt ?? null}::timestamptz IS NULL
            OR (entry.ended_at, entry.id) < (${after?.startedAt ?? null}::timestamptz, ${after?.callId ?? null}::uuid))
     ORDER BY entry.ended_at DESC, entry.id DESC LIMIT ${rows}`.execute(tx);
  return found.rows;
}

/** Of its parts the last in which somebody spoke, else the last; of what was said of it what was said of that part, or last. */
const call = (tenantId: string, callId: string) => sql<JournalledCallRow>`
  SELECT call.direction, call.outcome, call.result, call.started_at AS "startedAt", call.answered_at AS "answeredAt",
         call.ended_at AS "endedAt", call.campaign_name AS campaign,
         CASE call.direction WHEN 'inbound' THEN call.caller_number ELSE call.callee_number END AS "customerNumber",
         CASE call.direction WHEN 'inbound' THEN call.caller_name ELSE call.callee_name END AS "customerName",
         CASE call.direction WHEN 'inbound' THEN call.callee_number ELSE call.caller_number END AS "ownNumber",
         part.agent, said.said, contact.contact, EXISTS (SELECT FROM recordings WHERE call_id = call.id) AS "isRecorded"
    FROM calls call
    LEFT JOIN LATERAL (
      SELECT segment.number, json_build_object('name', account.display_name, 'login', account.login, 'email', account.email) AS agent
        FROM call_segments segment JOIN accounts account ON account.id = segment.account_id
       WHERE segment.call_id = call.id
       ORDER BY segment.talk_ms > 0 DESC, segment.number DESC LIMIT 1) part ON true
    LEFT JOIN LATERAL (
      SELECT json_build_object('names', names, 'note', note) AS said
        FROM call_classifications
       WHERE call_id = call.id AND system IS NULL
       ORDER BY call_classifications.part = part.number DESC NULLS LAST, set_at DESC LIMIT 1) said ON true
    LEFT JOIN LATERAL (
      SELECT json_build_object('id', known.id, 'name', known.name, 'externalId', known.external_id) AS contact
        FROM contact_numbers entry JOIN contacts known ON known.id = entry.contact_id
       WHERE entry.tenant_id = call.tenant_id
         AND entry.number = CASE call.direction WHEN 'inbound' THEN call.caller_number ELSE call.callee_number END
       ORDER BY known.name, known.id LIMIT 1) contact ON true
   WHERE call.id = ${callId} AND call.tenant_id = ${tenantId} AND call.closed`;
