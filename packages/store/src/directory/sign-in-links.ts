import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type ChangedBy, auditChange } from './audit-change.ts';

/** Who may sign a device in without a password, until when. */
export type SignInLink = {
  /** SHA-256 of the token. */
  readonly hash: Buffer;
  readonly accountId: string;
  readonly expiresAt: Date;
};

export interface SignInLinks {
  /** Makes a link; the one of the account before it is void. False if there is no such account in the tenant. */
  create(tenantId: string, link: SignInLink, by: ChangedBy): Promise<boolean>;
  /** Uses a link up. @returns whose it was; undefined if it is void: used, over, replaced or never made */
  take(hash: Buffer, now: Date): Promise<string | undefined>;
}

export function signInLinksOn(db: Database): SignInLinks {
  return {
    create: (tenantId, { hash, accountId, expiresAt }, by) =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql`
          INSERT INTO sign_in_links (account_id, hash, expires_at)
          SELECT id, ${hash}, ${expiresAt} FROM accounts
           WHERE id = ${accountId} AND tenant_id = ${tenantId} AND deleted_at IS NULL
          ON CONFLICT (account_id) DO UPDATE SET hash = excluded.hash, expires_at = excluded.expires_at
          RETURNING account_id`.execute(tx);
        if (rows.length === 0) return false;
        await auditChange(tx, by, { action: 'account.sign-in-link', subject: accountId });
        return true;
      }),
    take: async (hash, now) => {
      const { rows } = await sql<{ accountId: string }>`
        DELETE FROM sign_in_links USING accounts
         WHERE hash = ${hash} AND expires_at > ${now} AND accounts.id = account_id AND accounts.deleted_at IS NULL
        RETURNING account_id AS "accountId"`.execute(db);
      return rows[0]?.accountId;
    },
  };
}
