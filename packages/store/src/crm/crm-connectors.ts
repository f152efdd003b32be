import type { CrmConnectorSettings } from '@wpm/contract';
import { sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import { plannedOnce } from '../planned-once.ts';

/** A CRM that is asked who calls; `secrets` are enciphered. */
export type CrmConnectorRow = {
  readonly id: string;
  readonly tenantId: string;
  readonly version: number;
  readonly settings: CrmConnectorSettings;
  readonly secrets: Buffer;
  readonly createdAt: Date;
};

export type CrmConnectorKey = Pick<CrmConnectorRow, 'tenantId' | 'id'>;

/** What a tenant's CRMs are, in the order they are asked. */
export interface CrmConnectors {
  list(tenantId: string): Promise<readonly CrmConnectorRow[]>;
  /** The tenant of an account, where it has a CRM; undefined where there is none to ask, as for most calls of most tenants. */
  tenantToAskFor(accountId: string): Promise<string | undefined>;
  /** After those there are, unless they are `most` already. @returns whether it was added */
  create(connector: Omit<CrmConnectorRow, 'version'>, most: number): Promise<boolean>;
  /** @returns false where it is gone, or of another version by now */
  change(connector: Omit<CrmConnectorRow, 'createdAt'>): Promise<boolean>;
  remove(connector: CrmConnectorKey): Promise<boolean>;
  /** @returns false where these are not all there are */
  order(tenantId: string, ids: readonly string[]): Promise<boolean>;
}

export function crmConnectorsOn(db: Database): CrmConnectors {
  return {
    list: (tenantId) => asTenant(db, tenantId, (tx) => inOrder(tx).execute()),
    tenantToAskFor: (accountId) => tenantToAskFor(db, accountId),
    create: (connector, most) => create(db, connector, most),
    change: (connector) => change(db, connector),
    remove: (connector) => remove(db, connector),
    order: (tenantId, ids) => order(db, tenantId, ids),
  };
}

const inOrder = (db: Database) =>
  db
    .selectFrom('crm_connectors')
    .select(['id', 'tenant_id as tenantId', 'version', 'settings', 'secrets', 'created_at as createdAt'])
    .orderBy('position')
    .orderBy('id');

async function tenantToAskFor(db: Database, accountId: string): Promise<string | undefined> {
  const { rows } = await sql<{ tenantId: string }>`${plannedOnce}
    SELECT tenant_id AS "tenantId" FROM accounts
     WHERE id = ${accountId} AND deleted_at IS NULL
       AND EXISTS (SELECT FROM crm_connectors WHERE crm_connectors.tenant_id = accounts.tenant_id)`.execute(db);
  return rows[0]?.tenantId;
}

/** The tenant's connectors, which nobody else changes until the transaction is over. */
async function locked(tx: Database, tenantId: string) {
  await tx.selectFrom('tenants').select('id').where('id', '=', tenantId).forUpdate().execute();
  return inOrder(tx).where('tenant_id', '=', tenantId).execute();
}

function create(db: Database, connector: Omit<CrmConnectorRow, 'version'>, most: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const others = await locked(tx, connector.tenantId);
    if (others.length >= most) return false;
    const { id, tenantId, settings, secrets, createdAt } = connector;
    await tx
      .insertInto('crm_connectors')
      .values({
        id,
        tenant_id: tenantId,
        position: others.length,
        settings: JSON.stringify(settings),
        secrets,
        created_at: createdAt,
      })
      .execute();
    await forget(tx, tenantId);
    return true;
  });
}

function change(db: Database, { id, tenantId, version, settings, secrets }: Omit<CrmConnectorRow, 'createdAt'>) {
  return db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('crm_connectors')
      .set({ settings: JSON.stringify(settings), secrets, version: version + 1 })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    await forget(tx, tenantId);
    return changed.numUpdatedRows > 0n;
  });
}

function remove(db: Database, { tenantId, id }: CrmConnectorKey): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const removed = await tx
      .deleteFrom('crm_connectors')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .executeTakeFirst();
    await forget(tx, tenantId);
    return removed.numDeletedRows > 0n;
  });
}

function order(db: Database, tenantId: string, ids: readonly string[]): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const known = (await locked(tx, tenantId)).map(({ id }) => id);
    if (known.toSorted().join() !== ids.toSorted().join()) return false;
    for (const [position, id] of ids.entries())
      await tx.updateTable('crm_connectors').set({ position }).where('id', '=', id).execute();
    await forget(tx, tenantId);
    return true;
  });
}

/** Other sources, or in another order, may say something else. */
async function forget(tx: Database, tenantId: string): Promise<void> {
  await tx.deleteFrom('crm_callers').where('tenant_id', '=', tenantId).execute();
}
