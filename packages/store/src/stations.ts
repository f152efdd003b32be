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
};

/** A station to be made, with the digests of its password. */
export type NewStation = Omit<StationRow, 'login' | 'displayName' | 'enabled'> & StationDigests;

/** RFC 7616 HA1 of its password, hex. */
export type StationDigests = { readonly md5: string; readonly sha256: string };

export interface Stations {
  /** Makes the station, unless the account has `most` already. @returns whether it was made */
  create(station: NewStation, most: number): Promise<boolean>;
  /** The tenant's, or one account's, the oldest first. */
  list(tenantId: string, accountId?: string): Promise<readonly StationRow[]>;
  byId(tenantId: string, id: string): Promise<StationRow | undefined>;
  /** Names it anew, switches it off or on. False if it is gone. */
  change(tenantId: string, id: string, changes: Pick<StationRow, 'name' | 'enabled'>): Promise<boolean>;
  /** Another password in place of the one it had. False if it is gone. */
  renew(tenantId: string, id: string, digests: StationDigests): Promise<boolean>;
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
    change: (tenantId, id, { name, enabled }) => update(db, tenantId, id, { name, enabled }),
    renew: (tenantId, id, { md5, sha256 }) => update(db, tenantId, id, { md5, sha256 }),
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

type Changed = Pick<StationRow, 'name' | 'enabled'> | StationDigests;

async function update(db: Database, tenantId: string, id: string, changes: Changed): Promise<boolean> {
  const changed = await db
    .updateTable('stations')
    .set(changes)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
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
