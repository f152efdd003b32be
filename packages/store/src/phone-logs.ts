import type { PhoneLogEntry } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { CursorRefusal, Page, Paging } from './calls/page.ts';
import { asTenant, type Database } from './database.ts';

/** What a phone sends. */
export type NewPhoneLog = {
  /** UUID of the seventh kind: they sort by the time they were made. */
  readonly id: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly reference: string;
  readonly at: Date;
  readonly userAgent: string;
  readonly version: string;
  readonly sentence: string | null;
  readonly entries: readonly PhoneLogEntry[];
};

/** A log that was sent, without its lines. */
export type PhoneLogRow = Omit<NewPhoneLog, 'tenantId' | 'entries'> & {
  readonly login: string;
  readonly name: string;
  readonly entryCount: number;
};

/** How many there may be: of one user since then, and of a tenant; its oldest make room. */
export type PhoneLogLimits = { readonly since: Date; readonly ofUser: number; readonly ofTenant: number };

/** Logs users sent from their phones (F42). What is older than `since` is read by nobody, whether it is deleted yet or not. */
export interface PhoneLogs {
  /** @returns whether there was room for one more of this user */
  keep(log: NewPhoneLog, limits: PhoneLogLimits): Promise<boolean>;
  /** The newest first. `reference`: its beginning, without the dash. */
  page(
    tenantId: string,
    asked: Paging & { readonly since: Date; readonly reference?: string | undefined },
  ): Promise<Result<Page<PhoneLogRow>, CursorRefusal>>;
  byId(
    tenantId: string,
    id: string,
    since: Date,
  ): Promise<(PhoneLogRow & { readonly entries: readonly PhoneLogEntry[] }) | undefined>;
  /** Deletes what was sent before. */
  forget(before: Date): Promise<number>;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

export function phoneLogsOn(db: Database): PhoneLogs {
  return {
    keep: (log, limits) => keep(db, log, limits),
    page: async (tenantId, { limit, after, since, reference = '' }) => {
      if (after !== undefined && !UUID.test(after)) return refuse({ code: 'cursor/invalid' });
      const rows = await asTenant(db, tenantId, (tx) =>
        select<PhoneLogRow>(
          tx,
          sql``,
          sql`log.sent_at >= ${since} AND (${after ?? null}::uuid IS NULL OR log.id < ${after ?? null}::uuid)
              AND starts_with(replace(log.reference, '-', ''), ${reference})
              ORDER BY log.id DESC LIMIT ${limit + 1}`,
        ),
      );
      const items = rows.slice(0, limit);
      return ok({ items, next: rows.length > items.length ? (items.at(-1)?.id ?? null) : null });
    },
    byId: async (tenantId, id, since) => {
      const [log] = await asTenant(db, tenantId, (tx) =>
        select<PhoneLogRow & { readonly entries: readonly PhoneLogEntry[] }>(
          tx,
          sql`, log.entries`,
          sql`log.id = ${id} AND log.sent_at >= ${since}`,
        ),
      );
      return log;
    },
    forget: async (before) => {
      const { numAffectedRows = 0n } = await sql`DELETE FROM phone_logs WHERE sent_at < ${before}`.execute(db);
      return Number(numAffectedRows);
    },
  };
}

async function select<Row>(
  db: Database,
  more: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    SELECT log.id, log.account_id AS "accountId", log.reference, log.sent_at AS at, log.user_agent AS "userAgent",
           log.version, log.sentence, account.login, account.display_name AS name,
           jsonb_array_length(log.entries) AS "entryCount"${more}
      FROM phone_logs log JOIN accounts account ON account.id = log.account_id
     WHERE ${where}`.execute(db);
  return rows;
}

function keep(db: Database, log: NewPhoneLog, { since, ofUser, ofTenant }: PhoneLogLimits): Promise<boolean> {
  const { id, tenantId, accountId, reference, at, userAgent, version, sentence, entries } = log;
  return db.transaction().execute(async (tx) => {
    // Two that are sent at once wait for each other here, so that both count.
    await sql`SELECT FROM accounts WHERE id = ${accountId} FOR UPDATE`.execute(tx);
    const { numAffectedRows } = await sql`
      INSERT INTO phone_logs (id, tenant_id, account_id, reference, sent_at, user_agent, version, sentence, entries)
      SELECT ${id}, ${tenantId}, ${accountId}, ${reference}, ${at}, ${userAgent}, ${version}, ${sentence},
             ${JSON.stringify(entries)}::jsonb
       WHERE (SELECT count(*) FROM phone_logs WHERE account_id = ${accountId} AND sent_at > ${since}) < ${ofUser}`.execute(
      tx,
    );
    if (numAffectedRows === 0n) return false;
    await sql`
      DELETE FROM phone_logs WHERE id IN
        (SELECT id FROM phone_logs WHERE tenant_id = ${tenantId} ORDER BY id DESC OFFSET ${ofTenant})`.execute(tx);
    return true;
  });
}
