import type { Database } from '../database.ts';

/** Where the device of a session can be woken; `p256dh` and `auth` in base64url, as browsers give them. */
export type PushSubscriptionRow = {
  readonly sessionId: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
};

export interface PushSubscriptions {
  /** In the place of what the session had, and of what another session had at the same browser. */
  put(subscription: PushSubscriptionRow, now: Date): Promise<void>;
  of(accountId: string): Promise<readonly PushSubscriptionRow[]>;
  ofSession(sessionId: string): Promise<PushSubscriptionRow | undefined>;
  removeOf(sessionId: string): Promise<void>;
  /** The push service says that it is over. */
  removeAt(endpoint: string): Promise<void>;
  /** The accounts of which a device can be woken. */
  accounts(): Promise<readonly string[]>;
}

export function pushSubscriptionsOn(db: Database): PushSubscriptions {
  const remove = async (column: 'session_id' | 'endpoint', value: string) => {
    await db.deleteFrom('push_subscriptions').where(column, '=', value).execute();
  };
  return {
    put: (subscription, now) => put(db, subscription, now),
    of: (accountId) => select(db).where('account_id', '=', accountId).orderBy('created_at').execute(),
    ofSession: (sessionId) => select(db).where('session_id', '=', sessionId).executeTakeFirst(),
    removeOf: (sessionId) => remove('session_id', sessionId),
    removeAt: (endpoint) => remove('endpoint', endpoint),
    accounts: async () => {
      const rows = await db.selectFrom('push_subscriptions').select('account_id').distinct().execute();
      return rows.map(({ account_id: id }) => id);
    },
  };
}

function put(
  db: Database,
  { sessionId, tenantId, accountId, endpoint, p256dh, auth }: PushSubscriptionRow,
  now: Date,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('push_subscriptions')
      .where((either) => either.or([either('session_id', '=', sessionId), either('endpoint', '=', endpoint)]))
      .execute();
    await tx
      .insertInto('push_subscriptions')
      .values({
        session_id: sessionId,
        tenant_id: tenantId,
        account_id: accountId,
        endpoint,
        p256dh,
        auth,
        created_at: now,
      })
      .execute();
  });
}

function select(db: Database) {
  return db
    .selectFrom('push_subscriptions')
    .select([
      'session_id as sessionId',
      'tenant_id as tenantId',
      'account_id as accountId',
      'endpoint',
      'p256dh',
      'auth',
    ]);
}
