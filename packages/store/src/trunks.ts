import { type TrunkSettings, trunkSettings } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import { sql } from 'kysely';
import { type Database, asTenant } from './database.ts';
import { isUniqueViolation } from './unique-violation.ts';

/** Digests of the credentials a far end registers with (RFC 7616 HA1, hexadecimal); the user is unique everywhere. */
export type AcceptCredentials = { readonly user: string; readonly md5: string; readonly sha256: string };

/** A way to and from the telephone network, as telephony runs it. */
export type TrunkRow = {
  readonly id: string;
  readonly tenantId: string;
  /** The tenant's domain. */
  readonly domain: string;
  readonly version: number;
  readonly settings: TrunkSettings;
  /** The password, sealed: the key is not in the database. */
  readonly secret: Buffer | null;
  readonly accept: AcceptCredentials | null;
};

/** A trunk as an administrator of its tenant may read it: without secrets. */
export type TrunkView = Pick<TrunkRow, 'id' | 'version' | 'settings'> & {
  readonly hasPassword: boolean;
  readonly acceptUser: string | null;
};

/** What is written of a trunk; `undefined` leaves the secret or the credentials as they are. */
export type TrunkChange = {
  readonly settings: TrunkSettings;
  readonly secret?: Buffer | null | undefined;
  readonly accept?: AcceptCredentials | null | undefined;
};

/** Names one trunk of one tenant: an id of another tenant finds nothing. */
export type TrunkKey = { readonly tenantId: string; readonly id: string };

export interface Trunks {
  /** Those of all tenants. */
  all(): Promise<readonly TrunkRow[]>;
  byId(id: string): Promise<TrunkRow | undefined>;
  /** By the tenant's eyes, in the order calls try them. */
  ofTenant(tenantId: string): Promise<readonly TrunkView[]>;
  inTenant(key: TrunkKey): Promise<TrunkView | undefined>;
  create(
    key: TrunkKey,
    change: TrunkChange,
  ): Promise<Result<undefined, { readonly code: 'trunk/name-taken' | 'trunk/too-many' }>>;
  /** Compare-and-set: only a change made from `version` is taken. */
  change(
    key: TrunkKey & { readonly version: number },
    change: TrunkChange,
  ): Promise<Result<undefined, { readonly code: 'trunk/name-taken' | 'trunk/changed-meanwhile' }>>;
  /** False where there was none. */
  remove(key: TrunkKey): Promise<boolean>;
}

/** Each trunk asks, listens and keeps state of its own. */
const MAX_PER_TENANT = 100;

export function trunksOn(db: Database): Trunks {
  return {
    all: async () => (await selectRows(db).orderBy('trunks.id').execute()).map(rowOf),
    byId: async (id) => {
      const row = await selectRows(db).where('trunks.id', '=', id).executeTakeFirst();
      return row && rowOf(row);
    },
    ofTenant: async (tenantId) => (await asTenant(db, tenantId, (tx) => selectViews(tx).execute())).map(viewOf),
    inTenant: async ({ tenantId, id }) => {
      const row = await asTenant(db, tenantId, (tx) => selectViews(tx).where('id', '=', id).executeTakeFirst());
      return row && viewOf(row);
    },
    create: (key, change) => create(db, key, change),
    change: (key, change) => changeRow(db, key, change),
    remove: async ({ tenantId, id }) => {
      const gone = await db
        .deleteFrom('trunks')
        .where('id', '=', id)
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },
  };
}

async function create(db: Database, { tenantId, id }: TrunkKey, change: TrunkChange): ReturnType<Trunks['create']> {
  const { count } = await db
    .selectFrom('trunks')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MAX_PER_TENANT) return refuse({ code: 'trunk/too-many' });
  return unlessTaken(async () => {
    await db
      .insertInto('trunks')
      .values({ id, tenant_id: tenantId, version: 1, secret: null, ...columnsOf(change) })
      .execute();
    return ok(undefined);
  });
}

function changeRow(
  db: Database,
  { tenantId, id, version }: TrunkKey & { readonly version: number },
  change: TrunkChange,
): ReturnType<Trunks['change']> {
  return unlessTaken(async () => {
    const changed = await db
      .updateTable('trunks')
      .set({ ...columnsOf(change), version: version + 1 })
      .where('id', '=', id)
      .where('tenant_id', '=', tenantId)
      .where('version', '=', version)
      .executeTakeFirst();
    return changed.numUpdatedRows > 0n ? ok(undefined) : refuse({ code: 'trunk/changed-meanwhile' as const });
  });
}

async function unlessTaken<R>(write: () => Promise<R>) {
  try {
    return await write();
  } catch (cause) {
    if (isUniqueViolation(cause, 'trunks_tenant_id_name_key')) return refuse({ code: 'trunk/name-taken' as const });
    throw cause;
  }
}

function columnsOf({ settings, secret, accept }: TrunkChange) {
  return {
    settings: sql<TrunkSettings>`${JSON.stringify(settings)}::jsonb`,
    ...(secret !== undefined && { secret }),
    ...(accept !== undefined && {
      accept_user: accept?.user ?? null,
      accept_md5: accept?.md5 ?? null,
      accept_sha256: accept?.sha256 ?? null,
    }),
  };
}

function selectRows(db: Database) {
  return db
    .selectFrom('trunks')
    .innerJoin('tenants', 'tenants.id', 'trunks.tenant_id')
    .select([
      'trunks.id',
      'trunks.tenant_id as tenantId',
      'tenants.domain',
      'trunks.version',
      'trunks.settings',
      'trunks.secret',
      'trunks.accept_user as acceptUser',
      'trunks.accept_md5 as md5',
      'trunks.accept_sha256 as sha256',
    ]);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirstOrThrow']>>;

function rowOf({ acceptUser, md5, sha256, settings, ...row }: Selected): TrunkRow {
  const accept = acceptUser !== null && md5 !== null && sha256 !== null ? { user: acceptUser, md5, sha256 } : null;
  return { ...row, accept, settings: trunkSettings.parse(settings) };
}

function selectViews(db: Database) {
  return db
    .selectFrom('trunks')
    .select(['id', 'version', 'settings', 'has_password as hasPassword', 'accept_user as acceptUser'])
    .orderBy(sql`(settings ->> 'priority')::int`)
    .orderBy('name');
}

/** Settings written by an older version get the defaults of what is new. */
function viewOf<View extends { readonly settings: unknown }>(view: View) {
  return { ...view, settings: trunkSettings.parse(view.settings) };
}
