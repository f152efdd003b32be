import { sql } from 'kysely';
import type { AccountRow } from './accounts.ts';
import type { Database } from './database.ts';

/** What SIP credentials were made for, and end with. */
export type SipOwner = { readonly kind: 'session' | 'station'; readonly id: string };

/** Whom a digest user name stands for, and what proves it. */
export type SipIdentityRow = {
  readonly authUser: string;
  readonly owner: SipOwner;
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

type Found = AccountRow & { ownerKind: SipOwner['kind']; ownerId: string; md5: string; sha256: string };

/** In SQL of its own: it is asked for every REGISTER and INVITE, and building the query took longer than asking it. */
export function sipIdentitiesOn(db: Database): SipIdentities {
  return {
    byAuthUser: async (authUser, now) => {
      const { rows } = await sql<Found>`
        SELECT accounts.id, accounts.tenant_id AS "tenantId", tenants.domain, login, display_name AS "displayName",
               accounts.kind, extension, direct_number AS "directNumber", roles, password_hash AS "passwordHash",
               disabled, webphone_seat AS "webphoneSeat", permissions, call_waiting AS "callWaiting",
               'recordings:hear-own' = ANY (permissions) AS "mayHearOwnRecordings",
               secret.kind AS "ownerKind", secret.owner AS "ownerId", secret.md5, secret.sha256
          FROM (SELECT account_id, md5, sha256, session_id AS owner, 'session' AS kind FROM sip_credentials
                 WHERE auth_user = ${authUser} AND expires_at > ${now}
                UNION ALL
                SELECT account_id, md5, sha256, id, 'station' FROM stations WHERE auth_user = ${authUser}) AS secret
          JOIN accounts ON accounts.id = secret.account_id
          JOIN tenants ON tenants.id = accounts.tenant_id`.execute(db);
      const [found] = rows;
      if (!found) return undefined;
      const { md5, sha256, ownerKind, ownerId, ...account } = found;
      return { authUser, owner: { kind: ownerKind, id: ownerId }, md5, sha256, account };
    },
  };
}
