import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { forgetLinks } from './forget-links.ts';
import { type NewMail, writeMail } from '../mails/mail-outbox.ts';
import { type ChangedBy, auditChange } from './audit-change.ts';

/** Who may set the password of an account, until when. */
export type Invitation = {
  /** SHA-256 of the token. */
  readonly hash: Buffer;
  readonly accountId: string;
  readonly expiresAt: Date;
};

/** Whose password was set. */
export type Invited = {
  readonly accountId: string;
  readonly tenantId: string;
  readonly login: string;
  readonly domain: string;
};

export interface Invitations {
  /**
   * Makes an invitation, with the mail that tells of it; those of the account before it are void. False if there is no such
   * account in the tenant.
   */
  create(tenantId: string, invitation: Invitation, by: ChangedBy, mail?: NewMail): Promise<boolean>;
  /** Sets the password, once. Undefined if the invitation is void: used, over, replaced or never made. */
  accept(hash: Buffer, passwordHash: string, by: ChangedBy): Promise<Invited | undefined>;
}

export function invitationsOn(db: Database): Invitations {
  return {
    create: (tenantId, { hash, accountId, expiresAt }, by, mail) =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql`
          INSERT INTO invitations (account_id, hash, expires_at)
          SELECT id, ${hash}, ${expiresAt} FROM accounts
           WHERE id = ${accountId} AND tenant_id = ${tenantId} AND deleted_at IS NULL
          ON CONFLICT (account_id) DO UPDATE SET hash = excluded.hash, expires_at = excluded.expires_at
          RETURNING account_id`.execute(tx);
        if (rows.length === 0) return false;
        await auditChange(tx, by, { action: 'account.invite', subject: accountId });
        if (mail) await writeMail(tx, mail);
        return true;
      }),
    accept: (hash, passwordHash, by) =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql<Invited>`
          WITH used AS (DELETE FROM invitations WHERE hash = ${hash} AND expires_at > ${by.at} RETURNING account_id)
          UPDATE accounts SET password_hash = ${passwordHash} FROM used, tenants
           WHERE accounts.id = used.account_id AND accounts.deleted_at IS NULL AND tenants.id = accounts.tenant_id
          RETURNING accounts.id AS "accountId", accounts.tenant_id AS "tenantId", accounts.login, tenants.domain`.execute(
          tx,
        );
        const [invited] = rows;
        if (!invited) return undefined;
        await forgetLinks(tx, invited.accountId);
        const whose = { tenantId: invited.tenantId, accountId: invited.accountId };
        await auditChange(tx, { ...by, ...whose }, { action: 'account.set-password', subject: invited.accountId });
        return invited;
      }),
  };
}
