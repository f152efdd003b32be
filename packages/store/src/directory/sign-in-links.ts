import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type ChangedBy, auditChange } from './audit-change.ts';

/** Who may sign a device in without a password, until when. */
export type SignInLink = {
  /** SHA-256 of the token. */
  readonly hash: Buffer;
  readonly accountId: string;
  readonly expiresAt: Date;
  /** For a page of a CRM (F48), else for a device. */
  readonly embedded: boolean;
};

/** A link as it is used. */
export type ShownLink = Pick<SignInLink, 'hash' | 'embedded'>;

export interface SignInLinks {
  /** Makes a link; the one for a device of the account before it is void. False if there is no such account in the tenant. */
  create(tenantId: string, link: SignInLink, by: ChangedBy): Promise<boolean>;
  /** Uses a link up. @returns whose it was; undefined if it is void: used, over, replaced, never made, or made for the other way */
  take(link: ShownLink, now: Date): Promise<string | undefined>;
}

export function signInLinksOn(db: Database): SignInLinks {
  return {
    create: (tenantId, { hash, accountId, expiresAt, embedded }, by) =>
      db.transaction().execute(async (tx) => {
        // Whose time is over goes with the next one: an account that is signed in often keeps few.
        await sql`DELETE FROM sign_in_links WHERE account_id = ${accountId} AND expires_at < ${by.at}`.execute(tx);
        const { rows } = await sql`
          INSERT INTO sign_in_links (account_id, hash, expires_at, embedded)
          SELECT id, ${hash}, ${expiresAt}, ${embedded} FROM accounts
           WHERE id = ${accountId} AND tenant_id = ${tenantId} AND deleted_at IS NULL
          ON CONFLICT (account_id) WHERE NOT embedded
          DO UPDATE SET hash = excluded.hash, expires_at = excluded.expires_at
          RETURNING account_id`.execute(tx);
        if (rows.length === 0) return false;
        const action = embedded ? 'account.embedding-token' : 'account.sign-in-link';
        await auditChange(tx, by, { action, subject: accountId });
        return true;
      }),
    take: async ({ hash, embedded }, now) => {
      const { rows } = await sql<{ accountId: string }>`
        DELETE FROM sign_in_links USING accounts
         WHERE hash = ${hash} AND embedded = ${embedded} AND expires_at > ${now} AND accounts.id = account_id AND accounts.deleted_at IS NULL
        RETURNING account_id AS "accountId"`.execute(db);
      return rows[0]?.accountId;
    },
  };
}
