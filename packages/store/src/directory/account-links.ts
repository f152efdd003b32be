import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type NewMail, writeMail } from '../mails/mail-outbox.ts';
import { type ChangedBy, auditChange } from './audit-change.ts';
import { forgetLinks } from './forget-links.ts';
import type { Invited } from './invitations.ts';

/** What a link that was mailed lets its holder do, once. */
export type AccountLink = {
  /** SHA-256 of the token. */
  readonly hash: Buffer;
  readonly accountId: string;
  readonly expiresAt: Date;
} & ({ readonly kind: 'password-reset' } | { readonly kind: 'email-change'; readonly email: string });

/** An address that was confirmed, and whose. */
export type ConfirmedEmail = {
  readonly accountId: string;
  readonly tenantId: string;
  readonly email: string;
  /** The one before. */
  readonly before: string | null;
  readonly displayName: string;
};

/** How many mails of a kind an account may be sent since then. */
export type MailLimit = { readonly since: Date; readonly atMost: number };

export interface AccountLinks {
  /** Makes a link, with the mail that carries it; the one of the kind before it is void. False: the account has had too many. */
  create(link: AccountLink, mail: NewMail, limit: MailLimit, by: ChangedBy): Promise<boolean>;
  /** The address that waits to be confirmed; null: none. */
  pendingEmail(accountId: string, now: Date): Promise<string | null>;
  /** Whose link it is, used or over or not: for what must be read before it is used. */
  ofHash(hash: Buffer): Promise<string | undefined>;
  /** Sets the password, once, and makes every other link of the account void. */
  resetPassword(hash: Buffer, passwordHash: string, by: ChangedBy): Promise<Invited | undefined>;
  /** @param tell the mail that tells the old address, where there is one */
  confirmEmail(
    hash: Buffer,
    by: ChangedBy,
    tell: (confirmed: ConfirmedEmail) => NewMail | undefined,
  ): Promise<ConfirmedEmail | undefined>;
}

export function accountLinksOn(db: Database): AccountLinks {
  return {
    create: (link, mail, limit, by) => db.transaction().execute((tx) => create(tx, link, { mail, limit, by })),
    pendingEmail: async (accountId, now) => {
      const { rows } = await sql<{ email: string }>`
        SELECT email FROM account_links
         WHERE account_id = ${accountId} AND kind = 'email-change' AND expires_at > ${now}`.execute(db);
      return rows[0]?.email ?? null;
    },
    ofHash: async (hash) => {
      const { rows } = await sql<{ id: string }>`
        SELECT account_id AS id FROM account_links WHERE hash = ${hash}`.execute(db);
      return rows[0]?.id;
    },
    resetPassword: (hash, passwordHash, by) =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql<Invited>`
          WITH used AS (
            DELETE FROM account_links
             WHERE hash = ${hash} AND kind = 'password-reset' AND expires_at > ${by.at} RETURNING account_id)
          UPDATE accounts SET password_hash = ${passwordHash} FROM used, tenants
           WHERE accounts.id = used.account_id AND accounts.deleted_at IS NULL AND NOT accounts.disabled
             AND tenants.id = accounts.tenant_id
          RETURNING accounts.id AS "accountId", accounts.tenant_id AS "tenantId", accounts.login, tenants.domain`.execute(
          tx,
        );
        const [of] = rows;
        if (!of) return undefined;
        await forgetLinks(tx, of.accountId);
        await auditChange(tx, { ...by, ...whoseOf(of) }, { action: 'account.reset-password', subject: of.accountId });
        return of;
      }),
    confirmEmail: (hash, by, tell) => db.transaction().execute((tx) => confirmEmail(tx, hash, { by, tell })),
  };
}

async function create(
  tx: Database,
  link: AccountLink,
  { mail, limit, by }: { readonly mail: NewMail; readonly limit: MailLimit; readonly by: ChangedBy },
): Promise<boolean> {
  const { accountId, kind, hash, expiresAt } = link;
  // Two that ask at once are counted one after the other.
  await sql`SELECT FROM accounts WHERE id = ${accountId} FOR UPDATE`.execute(tx);
  const { rows } = await sql<{ sent: number }>`
    SELECT count(*)::integer AS sent FROM mails
     WHERE account_id = ${accountId} AND kind = ${kind} AND created_at > ${limit.since}`.execute(tx);
  if ((rows[0]?.sent ?? 0) >= limit.atMost) return false;
  const email = link.kind === 'email-change' ? link.email : null;
  await sql`
    INSERT INTO account_links (account_id, kind, hash, email, expires_at)
    VALUES (${accountId}, ${kind}, ${hash}, ${email}, ${expiresAt})
    ON CONFLICT (account_id, kind) DO UPDATE
       SET hash = excluded.hash, email = excluded.email, expires_at = excluded.expires_at`.execute(tx);
  await auditChange(tx, by, {
    action: `account.ask-${kind}`,
    subject: accountId,
    ...(email !== null && { after: { email } }),
  });
  await writeMail(tx, mail);
  return true;
}

async function confirmEmail(
  tx: Database,
  hash: Buffer,
  { by, tell }: { readonly by: ChangedBy; readonly tell: (confirmed: ConfirmedEmail) => NewMail | undefined },
): Promise<ConfirmedEmail | undefined> {
  const { rows } = await sql<ConfirmedEmail>`
    WITH used AS (
      DELETE FROM account_links
       WHERE hash = ${hash} AND kind = 'email-change' AND expires_at > ${by.at} RETURNING account_id, email
    ), was AS (
      SELECT accounts.id, accounts.email FROM accounts JOIN used ON used.account_id = accounts.id FOR UPDATE OF accounts
    )
    UPDATE accounts SET email = used.email, version = accounts.version + 1, changed_at = ${by.at} FROM used, was
     WHERE accounts.id = used.account_id AND was.id = accounts.id
       AND accounts.deleted_at IS NULL AND NOT accounts.disabled
    RETURNING accounts.id AS "accountId", accounts.tenant_id AS "tenantId", used.email, was.email AS before,
              accounts.display_name AS "displayName"`.execute(tx);
  const [confirmed] = rows;
  if (!confirmed) return undefined;
  const { accountId, email, before } = confirmed;
  // What was mailed to the old address sets no password any more.
  await forgetLinks(tx, accountId);
  const addresses = { before: { email: before }, after: { email } };
  const whose = { ...by, ...whoseOf(confirmed) };
  await auditChange(tx, whose, { action: 'account.change-email', subject: accountId, ...addresses });
  const mail = tell(confirmed);
  if (mail) await writeMail(tx, mail);
  return confirmed;
}

const whoseOf = ({ tenantId, accountId }: { readonly tenantId: string; readonly accountId: string }) => ({
  tenantId,
  accountId,
});
