import { asTenant, type Database } from './database.ts';

/** A third-party SIP phone of a user: known by credentials of its own. */
export type StationRow = {
  readonly id: string;
  readonly tenantId: string;
  readonly accountId: string;
  /** Login and display name of its user. */
  readonly login: string;
  readonly displayName: string;
  readonly name: string;
  /** User name of the digest. */
  readonly authUser: string;
  readonly createdAt: Date;
  /** False while an administrator keeps it switched off: its credentials are right, and do not let it in. */
  readonly enabled: boolean;
  /** One more with every change. */
  readonly version: number;
};

/** A station to be made, with the digests of its password. */
export type NewStation = Omit<StationRow, 'login' | 'displayName' | 'enabled' | 'version'> & StationDigests;

/** RFC 7616 HA1 of its password, hex. */
export type StationDigests = { readonly md5: string; readonly sha256: string };

/** Names one station of one tenant: an id of another tenant finds nothing. */
export type StationKey = { readonly tenantId: string; readonly id: string };

/** What an administrator sets of a station. */
export type StationChange = Pick<StationRow, 'name' | 'enabled'>;

export interface Stations {
  /** Makes the station, unless the account has `most` already. @returns whether it was made */
  create(station: NewStation, most: number): Promise<boolean>;
  /** The tenant's, or one account's, the oldest first. */
  list(tenantId: string, accountId?: string): Promise<readonly StationRow[]>;
  byId(tenantId: string, id: string): Promise<StationRow | undefined>;
  /** Names it anew, switches it off or on. Compare-and-set: false if it is gone, or of another version by now. */
  change(key: StationKey & { readonly version: number }, changes: StationChange): Promise<boolean>;
  /** Another password in place of the one it had, whatever its version. @returns its version then, undefined if it is gone */
  renew(key: StationKey, digests: StationDigests): Promise<number | undefined>;
  /** Its credentials are void from then on. False if it was gone before. */
  remove(tenantId: string, id: string): Promise<boolean>;
}

export function stationsOn(db: Database): Stations {
  return {
    create: (station, most) => create(db, station, most),
    list: (tenantId, accountId) =>
      asTenant(db, tenantId, (tx) => {
        const all = selectStations(tx).orderBy('stations.created_at').orderBy('stations.id');
        return (accountId === undefined ? all : all.where('stations.account_id', '=', accountId)).execute();
      }),
    byId: (tenantId, id) =>
      asTenant(db, tenantId, (tx) => selectStations(tx).where('stations.id', '=', id).executeTakeFirst()),
    change: async ({ version, ...key }, { name, enabled }) =>
      (await update(db, key, { name, enabled }).where('version', '=', version).executeTakeFirst()) !== undefined,
    renew: async (key, { md5, sha256 }) => (await update(db, key, { md5, sha256 }).executeTakeFirst())?.version,
    remove: async (tenantId, id) => {
      const removed = await db
        .deleteFrom('stations')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },
  };
}

function update(db: Database, { tenantId, id }: StationKey, changes: StationChange | StationDigests) {
  return db
    .updateTable('stations')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returning('version');
}

function selectStations(db: Database) {
  return db
    .selectFrom('stations')
    .innerJoin('accounts', 'accounts.id', 'stations.account_id')
    .select([
      'stations.id',
      'stations.tenant_id as tenantId',
      'stations.account_id as accountId',
      'accounts.login',
      'accounts.display_name as displayName',
      'stations.name',
      'stations.auth_user as authUser',
      'stations.created_at as createdAt',
      'stations.enabled',
      'stations.version',
    ]);
}

function create(db: Database, station: NewStation, most: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    // Two that are made at once wait for each other here, so that both count.
    await tx.selectFrom('accounts').select('id').where('id', '=', station.accountId).forUpdate().execute();
    const { count } = await tx
      .selectFrom('stations')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('account_id', '=', station.accountId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= most) return false;
    await tx
      .insertInto('stations')
      .values({
        id: station.id,
        tenant_id: station.tenantId,
        account_id: station.accountId,
        name: station.name,
        auth_user: station.authUser,
        md5: station.md5,
        sha256: station.sha256,
        created_at: station.createdAt,
      })
      .execute();
    return true;
  });
}
