import { type AccountRow, selectAccounts } from './accounts.ts';
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

export function sipIdentitiesOn(db: Database): SipIdentities {
  return {
    byAuthUser: async (authUser, now) => {
      const found = await selectAccounts(db)
        .innerJoin(secretsOf(db, authUser, now).as('secret'), 'secret.account_id', 'accounts.id')
        .select(['secret.md5', 'secret.sha256', 'secret.kind as ownerKind', 'secret.owner as ownerId'])
        .executeTakeFirst();
      if (!found) return undefined;
      const { md5, sha256, ownerKind, ownerId, ...account } = found;
      return { authUser, owner: { kind: ownerKind, id: ownerId }, md5, sha256, account };
    },
  };
}

function secretsOf(db: Database, authUser: string, now: Date) {
  const ofSessions = db
    .selectFrom('sip_credentials')
    .select((eb) => [
      'account_id',
      'md5',
      'sha256',
      'session_id as owner',
      eb.val<SipOwner['kind']>('session').as('kind'),
    ])
    .where('auth_user', '=', authUser)
    .where('expires_at', '>', now);
  return ofSessions.unionAll(
    db
      .selectFrom('stations')
      .select((eb) => ['account_id', 'md5', 'sha256', 'id as owner', eb.val<SipOwner['kind']>('station').as('kind')])
      .where('auth_user', '=', authUser),
  );
}
