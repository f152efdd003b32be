import type { CrmConnectorSettings, JournalState } from '@wpm/contract';
import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** A call to be written to a CRM now. */
export type DueJournalEntry = {
  readonly id: string;
  readonly tenantId: string;
  readonly callId: string;
  readonly connectorId: string;
  readonly settings: CrmConnectorSettings;
  /** Enciphered. */
  readonly secrets: Buffer;
  /** How much is known of the call by now. */
  readonly revision: number;
  readonly activityId: string | null;
  /** The digest of what of the call stands in the CRM. */
  readonly sent: Buffer | null;
  /** Nobody knows whether a try before this one wrote it. */
  readonly doubtful: boolean;
  /** Since when it is tried. */
  readonly since: Date;
  /** This one included. */
  readonly tries: number;
};

/** What stands in the CRM now. */
export type JournalWritten = {
  readonly activityId: string | null;
  readonly sent: Buffer;
  /** Null where nothing had to be sent. */
  readonly status: number | null;
  readonly at: Date;
};

/** A try that failed. @param error in English */
export type JournalFailed = {
  readonly status: number | null;
  readonly error: string;
  readonly isDoubtful: boolean;
  readonly again: Date | 'never';
};

/** Calls on their way to CRMs. They are put here by the database, with the end of the call. */
export interface CrmJournalQueue {
  /** Takes the next one that is due, for so long: nobody else gets it meanwhile. None of connectors that are `busy` or turned off. */
  claim(when: {
    readonly now: Date;
    readonly leaseMs: number;
    readonly busy: readonly string[];
  }): Promise<DueJournalEntry | undefined>;
  /** The CRM is about to be asked to write it: should the platform die over it, that is known. */
  begun(id: string): Promise<void>;
  /** What came to be known since it was claimed is written next. */
  written(entry: Pick<DueJournalEntry, 'id' | 'revision'>, written: JournalWritten): Promise<void>;
  /** It is not for the CRM. @param why in English */
  skipped(entry: Pick<DueJournalEntry, 'id'>, why: string): Promise<void>;
  failed(entry: Pick<DueJournalEntry, 'id'>, failed: JournalFailed): Promise<void>;
  /** Removes what is of calls that ended before then: those are changed no more. */
  forget(before: Date): Promise<void>;
  count(): Promise<{ readonly waiting: number; readonly dead: number }>;
}

export function crmJournalQueueOn(db: Database): CrmJournalQueue {
  return {
    claim: async ({ now, leaseMs, busy }) => (await claim(now, leaseMs, busy).execute(db)).rows[0],
    begun: async (id) => {
      await db.updateTable('crm_journal').set({ doubtful: true }).where('id', '=', id).execute();
    },
    written: (entry, now) => written(db, entry, now),
    skipped: async ({ id }, why) => {
      await db
        .updateTable('crm_journal')
        .set({ state: 'skipped', last_error: why, last_status: null })
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .execute();
    },
    failed: async ({ id }, { status, error, isDoubtful, again }) => {
      await db
        .updateTable('crm_journal')
        .set({
          last_status: status,
          last_error: error.slice(0, 500),
          doubtful: isDoubtful,
          ...(again === 'never' ? { state: 'dead' as const } : { next_at: again }),
        })
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .execute();
    },
    forget: async (before) => {
      await db.deleteFrom('crm_journal').where('ended_at', '<', before).execute();
    },
    count: async () => (await counted.execute(db)).rows[0] ?? { waiting: 0, dead: 0 },
  };
}

/** What came to be known since it was claimed waits to be written next. */
async function written(
  db: Database,
  { id, revision }: Pick<DueJournalEntry, 'id' | 'revision'>,
  { activityId, sent, status, at }: JournalWritten,
): Promise<void> {
  const done = { activity_id: activityId, sent, last_error: null, doubtful: false, tries: 0 };
  const isNewest = sql<JournalState>`CASE WHEN revision = ${revision} THEN 'written' ELSE 'waiting' END`;
  await db
    .updateTable('crm_journal')
    .set({ ...done, state: isNewest, since: at, next_at: at, written_at: at })
    .$if(status !== null, (update) => update.set({ last_status: status }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

const claim = (now: Date, leaseMs: number, busy: readonly string[]) => sql<DueJournalEntry>`
  UPDATE crm_journal entry SET next_at = ${new Date(now.getTime() + leaseMs)}, tries = tries + 1
  FROM crm_connectors connector
  WHERE connector.id = entry.connector_id AND entry.id = (
    SELECT due.id FROM crm_journal due JOIN crm_connectors asked ON asked.id = due.connector_id
    WHERE due.state = 'waiting' AND due.next_at <= ${now} AND due.connector_id <> ALL (${[...busy]}::uuid[])
      AND (asked.settings ->> 'enabled')::boolean AND asked.settings -> 'journal' IS NOT NULL
    ORDER BY due.next_at, due.id LIMIT 1 FOR UPDATE OF due SKIP LOCKED)
  RETURNING entry.id, entry.tenant_id AS "tenantId", entry.call_id AS "callId", connector.id AS "connectorId",
    connector.settings, connector.secrets, entry.revision, entry.activity_id AS "activityId", entry.sent, entry.doubtful,
    entry.since, entry.tries`;

const counted = sql<{ waiting: number; dead: number }>`
  SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting, count(*) FILTER (WHERE state = 'dead')::int AS dead
  FROM crm_journal WHERE state IN ('waiting', 'dead')`;
