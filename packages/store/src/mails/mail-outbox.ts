import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** What a mail is about. */
export type MailKind = 'invitation' | 'password-reset' | 'email-change' | 'email-changed' | 'report';

/** A mail to be written down with what it tells of. */
export type NewMail = {
  readonly id: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly kind: MailKind;
  /** One address. */
  readonly recipient: string;
  /** The message, enciphered. */
  readonly sealed: Buffer;
  readonly at: Date;
};

/** A mail to be sent now. */
export type DueMail = Pick<NewMail, 'id' | 'kind' | 'recipient' | 'sealed'> & {
  /** Since when it is tried. */
  readonly since: Date;
  /** This try included. */
  readonly tries: number;
};

/** Mail on its way. What is over keeps what came of it, and nothing of the message. */
export interface MailOutbox {
  /** Takes the next one that is due, for so long: nobody else gets it meanwhile. */
  claim(now: Date, leaseMs: number): Promise<DueMail | undefined>;
  sent(id: string): Promise<void>;
  /** Not before then again; or never. @param error in English */
  failed(id: string, error: string, again: Date | 'never'): Promise<void>;
  /** Removes what is over and older than this. */
  forget(before: Date): Promise<void>;
  count(): Promise<{ readonly waiting: number; readonly dead: number }>;
}

/** Writes a mail in the transaction of what it tells of; one of the same kind that is still on its way is not sent any more, unless they are reports. */
export async function writeMail(tx: Database, mail: NewMail): Promise<void> {
  const { id, tenantId, accountId, kind, recipient, sealed, at } = mail;
  await sql`
    UPDATE mails SET state = 'replaced', sealed = null
     WHERE account_id = ${accountId} AND kind = ${kind} AND kind <> 'report' AND state IN ('waiting', 'dead')`.execute(
    tx,
  );
  await sql`
    INSERT INTO mails (id, tenant_id, account_id, kind, recipient, sealed, created_at, next_at)
    VALUES (${id}, ${tenantId}, ${accountId}, ${kind}, ${recipient}, ${sealed}, ${at}, ${at})`.execute(tx);
}

export function mailOutboxOn(db: Database): MailOutbox {
  return {
    claim: async (now, leaseMs) => {
      const until = new Date(now.getTime() + leaseMs);
      const { rows } = await sql<DueMail>`
        UPDATE mails SET tries = tries + 1, next_at = ${until}
         WHERE id = (SELECT id FROM mails WHERE state = 'waiting' AND next_at <= ${now}
                      ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id, kind, recipient, sealed, created_at AS since, tries`.execute(db);
      return rows[0];
    },
    sent: async (id) => {
      await sql`
        UPDATE mails SET state = 'sent', sealed = null, last_error = null
         WHERE id = ${id} AND state = 'waiting'`.execute(db);
    },
    failed: async (id, error, again) => {
      const next = again === 'never' ? sql`state = 'dead'` : sql`next_at = ${again}`;
      await sql`
        UPDATE mails SET last_error = ${error.slice(0, 500)}, ${next}
         WHERE id = ${id} AND state = 'waiting'`.execute(db);
    },
    forget: async (before) => {
      await sql`DELETE FROM mails WHERE state <> 'waiting' AND created_at < ${before}`.execute(db);
    },
    count: async () => {
      const { rows } = await sql<{ waiting: number; dead: number }>`
        SELECT count(*) FILTER (WHERE state = 'waiting')::integer AS waiting,
               count(*) FILTER (WHERE state = 'dead')::integer AS dead FROM mails`.execute(db);
      return rows[0] ?? { waiting: 0, dead: 0 };
    },
  };
}
