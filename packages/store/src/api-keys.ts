import type { KeyScope } from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import { sql } from 'kysely';
import { type CursorRefusal, type Page, type Paging, readPage } from './calls/page.ts';
import type { Position } from './calls/cursor.ts';
import { asTenant, type Database } from './database.ts';

/** A key of the API as it is shown: without its secret. */
export type ApiKeyRow = {
  readonly id: string;
  readonly tenantId: string;
  readonly accountId: string;
  /** Login and display name of the account it acts for. */
  readonly login: string;
  readonly displayName: string;
  readonly name: string;
  readonly hint: string;
  readonly scopes: readonly KeyScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** A key to be made; of the secret its hash. */
export type NewApiKey = Pick<
  ApiKeyRow,
  'id' | 'tenantId' | 'accountId' | 'name' | 'hint' | 'scopes' | 'createdAt' | 'expiresAt'
> & { readonly hash: Buffer };

/** A key that holds. */
export type LiveApiKey = Pick<ApiKeyRow, 'id' | 'tenantId' | 'accountId' | 'scopes'>;

export interface ApiKeys {
  /** Makes the key, unless the tenant has `most` that hold. @returns whether it was made */
  create(key: NewApiKey, most: number): Promise<boolean>;
  /** The newest first. */
  page(tenantId: string, paging: Paging): Promise<Result<Page<ApiKeyRow>, CursorRefusal>>;
  byId(tenantId: string, id: string): Promise<ApiKeyRow | undefined>;
  /** The key of this secret, if it holds; that it was used is written down, once a minute at most. */
  use(hash: Buffer, now: Date): Promise<LiveApiKey | undefined>;
  /** The key, if it holds. */
  live(id: string, now: Date): Promise<LiveApiKey | undefined>;
  /** Void from then on. False if there is none of this tenant. */
  revoke(tenantId: string, id: string, now: Date): Promise<boolean>;
}

const USE_NOTED_MS = 60_000;

export function apiKeysOn(db: Database): ApiKeys {
  return {
    create: (key, most) => create(db, key, most),
    page: (tenantId, paging) =>
      readPage(
        paging,
        (after, rows) => asTenant(db, tenantId, (tx) => newest(tx, after).limit(rows).execute()),
        ({ createdAt, id }) => ({ startedAt: createdAt, callId: id, segment: 0 }),
      ),
    byId: (tenantId, id) =>
      asTenant(db, tenantId, (tx) => selectKeys(tx).where('api_keys.id', '=', id).executeTakeFirst()),
    use: (hash, now) => use(db, hash, now),
    live: (id, now) => selectLive(db, now).where('id', '=', id).executeTakeFirst(),
    revoke: async (tenantId, id, now) => {
      const revoked = await db
        .updateTable('api_keys')
        .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(now)) }))
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return revoked.numUpdatedRows > 0n;
    },
  };
}

async function use(db: Database, hash: Buffer, now: Date): Promise<LiveApiKey | undefined> {
  const key = await selectLive(db, now).where('hash', '=', hash).executeTakeFirst();
  if (!key) return undefined;
  await db
    .updateTable('api_keys')
    .set({ last_used_at: now })
    .where('id', '=', key.id)
    .where((eb) =>
      eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', new Date(now.getTime() - USE_NOTED_MS))]),
    )
    .execute();
  return key;
}

function selectLive(db: Database, now: Date) {
  return db
    .selectFrom('api_keys')
    .select(['id', 'tenant_id as tenantId', 'account_id as accountId', 'scopes'])
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]));
}

function selectKeys(db: Database) {
  return db
    .selectFrom('api_keys')
    .innerJoin('accounts', 'accounts.id', 'api_keys.account_id')
    .select([
      'api_keys.id',
      'api_keys.tenant_id as tenantId',
      'api_keys.account_id as accountId',
      'accounts.login',
      'accounts.display_name as displayName',
      'api_keys.name',
      'api_keys.hint',
      'api_keys.scopes',
      'api_keys.created_at as createdAt',
      'api_keys.expires_at as expiresAt',
      'api_keys.last_used_at as lastUsedAt',
      'api_keys.revoked_at as revokedAt',
    ]);
}

function newest(db: Database, after: Position | undefined) {
  const all = selectKeys(db).orderBy('api_keys.created_at', 'desc').orderBy('api_keys.id', 'desc');
  if (!after) return all;
  return all.where(
    sql<boolean>`(api_keys.created_at, api_keys.id) < (${after.startedAt}::timestamptz, ${after.callId}::uuid)`,
  );
}

function create(db: Database, key: NewApiKey, most: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    // Two that are made at once wait for each other here, so that both count.
    await tx.selectFrom('tenants').select('id').where('id', '=', key.tenantId).forUpdate().execute();
    const { count } = await selectLive(tx, key.createdAt)
      .where('tenant_id', '=', key.tenantId)
      .clearSelect()
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    if (Number(count) >= most) return false;
    await tx
      .insertInto('api_keys')
      .values({
        id: key.id,
        tenant_id: key.tenantId,
        account_id: key.accountId,
        name: key.name,
        hash: key.hash,
        hint: key.hint,
        scopes: [...key.scopes],
        created_at: key.createdAt,
        expires_at: key.expiresAt,
        last_used_at: null,
        revoked_at: null,
      })
      .execute();
    return true;
  });
}
