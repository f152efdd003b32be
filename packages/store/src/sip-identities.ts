import { sql } from 'kysely';
import type { AccountRow } from './accounts.ts';
import type { Database } from './database.ts';
import { gathered } from './gathered.ts';
import { plannedOnce } from './planned-once.ts';

/** What SIP credentials were made for, and end with. */
export type SipOwner = { readonly kind: 'session' | 'station'; readonly id: string };

/** Whom a digest user name stands for, and what proves it. */
export type SipIdentityRow = {
  readonly authUser: string;
  readonly owner: SipOwner;
  /** False for a station that is switched off. */
  readonly enabled: boolean;
  /** HA1 of RFC 7616 by MD5 and by SHA-256, hex. */
  readonly md5: string;
  readonly sha256: string;
  readonly account: AccountRow;
};

/** Everything that may speak SIP for a user: the phone of a session, a station. */
export interface SipIdentities {
  /** One query whoever it is, so that the answer takes as long for a user there is not. Expired ones are not found. */
  byAuthUser(authUser: string, now: Date): Promise<SipIdentityRow | undefined>;
}

type Found = AccountRow & {
  authUser: string;
  ownerKind: SipOwner['kind'];
  ownerId: string;
  md5: string;
  sha256: string;
  expiresAt: Date | null;
  enabled: boolean;
};

/**
 * In SQL of its own: it is asked for every REGISTER and INVITE, and building the query took longer than asking it. All that is
 * asked in one turn of the event loop is one query.
 */
export function sipIdentitiesOn(db: Database): SipIdentities {
  const find = gathered(
    async (authUsers: readonly string[]) => {
      const found = await ofAuthUsers(db, authUsers);
      return (authUser) => found.get(authUser);
    },
    { most: 50, atOnce: 2 },
  );
  return {
    byAuthUser: async (authUser, now) => {
      const found = await find(authUser);
      if (!found || (found.expiresAt !== null && found.expiresAt <= now)) return undefined;
      const { md5, sha256, enabled, ownerKind, ownerId, authUser: _user, expiresAt: _expiresAt, ...account } = found;
      return { authUser, owner: { kind: ownerKind, id: ownerId }, enabled, md5, sha256, account };
    },
  };
}

async function ofAuthUsers(db: Database, authUsers: readonly string[]): Promise<ReadonlyMap<string, Found>> {
  const { rows } = await sql<Found>`${plannedOnce}
    SELECT accounts.id, accounts.tenant_id AS "tenantId", tenants.domain, login, display_name AS "displayName",
           accounts.kind, extension, direct_number AS "directNumber", roles, password_hash AS "passwordHash",
           (disabled OR tenants.disabled_at IS NOT NULL) AS disabled, webphone_seat AS "webphoneSeat", permissions, call_waiting AS "callWaiting",
           'recordings:hear-own' = ANY (permissions) AS "mayHearOwnRecordings",
           secret.auth_user AS "authUser", secret.kind AS "ownerKind", secret.owner AS "ownerId", secret.md5, secret.sha256,
           secret.expires_at AS "expiresAt", secret.enabled
      FROM (SELECT account_id, auth_user, md5, sha256, session_id AS owner, 'session' AS kind, expires_at,
                   true AS enabled
              FROM sip_credentials
             WHERE auth_user = ANY(${[...authUsers]}::text[])
            UNION ALL
            SELECT account_id, auth_user, md5, sha256, id, 'station', NULL, enabled FROM stations
             WHERE auth_user = ANY(${[...authUsers]}::text[])) AS secret
      JOIN accounts ON accounts.id = secret.account_id
      JOIN tenants ON tenants.id = accounts.tenant_id`.execute(db);
  return new Map(rows.map((row) => [row.authUser, row]));
}
