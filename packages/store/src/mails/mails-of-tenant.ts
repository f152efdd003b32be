import { ok, refuse, type Result } from '@wpm/kernel';
import { sql } from 'kysely';
import type { CursorRefusal, Page, Paging } from '../calls/page.ts';
import type { Database } from '../database.ts';
import { type ChangedBy, auditChange } from '../directory/audit-change.ts';
import type { MailKind } from './mail-outbox.ts';

/** A mail, whom it is about, and what came of it; nothing of what it says. */
export type MailRow = {
  readonly id: string;
  readonly domain: string;
  readonly kind: MailKind;
  readonly accountId: string;
  readonly name: string;
  readonly recipient: string;
  readonly at: Date;
  readonly state: 'waiting' | 'sent' | 'replaced' | 'dead';
  readonly tries: number;
  readonly nextAt: Date | null;
  readonly lastError: string | null;
};

/** Whose: a tenant's, or, for the operator, everybody's. */
type Whose = { readonly tenantId: string | null };

/** Mail as those see it who answer for it (ADR 0068). */
export interface Mails {
  /** The newest first. */
  page(whose: Whose, paging: Paging): Promise<Result<Page<MailRow>, CursorRefusal>>;
  /** Lets one that waits or was given up be tried now; undefined: there is none, or nothing of it is left to send. */
  retry(whose: Whose, id: string, by: ChangedBy): Promise<MailRow | undefined>;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

export function mailsOn(db: Database): Mails {
  return {
    page: async ({ tenantId }, { limit, after }) => {
      if (after !== undefined && !UUID.test(after)) return refuse({ code: 'cursor/invalid' });
      // Ids sort by the time they were made.
      const { rows } = await select(
        db,
        sql`
        (${tenantId}::uuid IS NULL OR mails.tenant_id = ${tenantId}::uuid)
          AND (${after ?? null}::uuid IS NULL OR mails.id < ${after ?? null}::uuid)
        ORDER BY mails.id DESC LIMIT ${limit + 1}`,
      );
      const items = rows.slice(0, limit);
      return ok({ items, next: rows.length > items.length ? (items.at(-1)?.id ?? null) : null });
    },
    retry: ({ tenantId }, id, by) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE mails SET state = 'waiting', next_at = ${by.at}
           WHERE id = ${id} AND (${tenantId}::uuid IS NULL OR tenant_id = ${tenantId}::uuid)
             AND state IN ('waiting', 'dead') AND sealed IS NOT NULL
             -- One that was given up for good has no place beside a newer one of its kind.
             AND NOT EXISTS (SELECT FROM mails newer WHERE newer.kind <> 'report' AND newer.account_id = mails.account_id AND newer.kind = mails.kind
                              AND newer.state = 'waiting' AND newer.id <> mails.id)`.execute(tx);
        if (numAffectedRows === 0n) return undefined;
        const { rows } = await select(tx, sql`mails.id = ${id}`);
        const [mail] = rows;
        if (mail) await auditChange(tx, by, { action: 'mail.retry', subject: mail.accountId });
        return mail;
      }),
  };
}

const select = (db: Database, where: ReturnType<typeof sql>) =>
  sql<MailRow>`
    SELECT mails.id, tenants.domain, mails.kind, mails.account_id AS "accountId", accounts.display_name AS name,
           mails.recipient, mails.created_at AS at, mails.state, mails.tries,
           CASE mails.state WHEN 'waiting' THEN mails.next_at END AS "nextAt", mails.last_error AS "lastError"
      FROM mails JOIN accounts ON accounts.id = mails.account_id JOIN tenants ON tenants.id = mails.tenant_id
     WHERE ${where}`.execute(db);
