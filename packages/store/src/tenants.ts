import { sql } from 'kysely';
import type { Database } from './database.ts';
import { plannedOnce } from './planned-once.ts';
import { holdingsOf, type RemovedTenant, removedTenants, removeTenant, type TenantHoldings } from './remove-tenant.ts';

/** A tenant: one SIP domain, which is also the digest realm (F01). */
export type Tenant = {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  /** Country code without plus, for numbers dialled in national form. */
  readonly defaultCountryCode: string;
};

/** A tenant as the operator sees it, without a look at what is inside. */
export type TenantSummary = Tenant & {
  readonly accounts: number;
  /** Since when the operator keeps it from its service; null: it has it. */
  readonly disabledAt: Date | null;
};

/** What is asked of a tenant with every call of its. `countryCode`: as its `defaultCountryCode`. */
export type TenantStanding = { readonly countryCode: string; readonly isDisabled: boolean };

export interface Tenants {
  /** All of them, by domain. */
  all(): Promise<readonly TenantSummary[]>;
  byDomain(domain: string): Promise<Tenant | undefined>;
  byId(id: string): Promise<Tenant | undefined>;
  /** True while nobody ever set anything up here. */
  none(): Promise<boolean>;
  /** False if there is one of this domain already. */
  create(tenant: Tenant): Promise<boolean>;
  /** Calls it otherwise; its administrators, who may be changing it, are told that it is of another version by now. */
  rename(id: string, name: string): Promise<void>;
  /** Since when nobody of it signs in, registers or calls; null: from now on they do. False where nothing is changed by it. */
  setDisabled(id: string, at: Date | null): Promise<boolean>;
  isDisabled(id: string): Promise<boolean>;
  /** Undefined where there is no such tenant. */
  standingOf(id: string): Promise<TenantStanding | undefined>;
  holdingsOf(id: string): Promise<TenantHoldings>;
  /** Deletes everything of a tenant that is disabled, and leaves that it was there; undefined where it is none, or not disabled. */
  remove(id: string, at: Date): Promise<RemovedTenant | undefined>;
  /** Tenants that are no more, the last first. */
  removed(): Promise<readonly RemovedTenant[]>;
  /** Whether users are told of a supervisor who only listens (F47). */
  tellsOfListening(id: string): Promise<boolean>;
  tellOfListening(id: string, on: boolean): Promise<void>;
}

export function tenantsOn(db: Database): Tenants {
  const all = db.selectFrom('tenants').select(['id', 'domain', 'name', 'default_country_code as defaultCountryCode']);
  return {
    all: () =>
      db
        .selectFrom('tenants')
        .leftJoin('accounts', (join) =>
          join.onRef('accounts.tenant_id', '=', 'tenants.id').on('accounts.deleted_at', 'is', null),
        )
        .select([
          'tenants.id',
          'tenants.domain',
          'tenants.name',
          'tenants.default_country_code as defaultCountryCode',
          'tenants.disabled_at as disabledAt',
          sql<number>`count(accounts.id)::integer`.as('accounts'),
        ])
        .groupBy('tenants.id')
        .orderBy('tenants.domain')
        .execute(),
    byDomain: (domain) => all.where('domain', '=', domain.toLowerCase()).executeTakeFirst(),
    byId: (id) => all.where('id', '=', id).executeTakeFirst(),
    none: async () => (await all.limit(1).executeTakeFirst()) === undefined,
    create: (tenant) => createTenant(db, tenant),
    rename: async (id, name) => {
      const version = sql<number>`settings_version + 1`;
      await db.updateTable('tenants').set({ name, settings_version: version }).where('id', '=', id).execute();
    },
    setDisabled: (id, at) => setDisabled(db, id, at),
    isDisabled: async (id) => (await standingOf(db, id))?.isDisabled ?? false,
    standingOf: (id) => standingOf(db, id),
    holdingsOf: (id) => holdingsOf(db, id),
    remove: (id, at) => db.transaction().execute((tx) => removeTenant(tx, id, at)),
    removed: () => removedTenants(db),
    tellsOfListening: (id) => tellsOfListening(db, id),
    tellOfListening: async (id, on) => {
      await db.updateTable('tenants').set({ tells_of_listening: on }).where('id', '=', id).execute();
    },
  };
}

async function createTenant(db: Database, { defaultCountryCode, ...tenant }: Tenant): Promise<boolean> {
  const made = await db
    .insertInto('tenants')
    .values({ ...tenant, default_country_code: defaultCountryCode })
    .onConflict((conflict) => conflict.column('domain').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

async function setDisabled(db: Database, id: string, at: Date | null): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tenants')
    .set({ disabled_at: at })
    .where('id', '=', id)
    .where('disabled_at', at ? 'is' : 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function standingOf(db: Database, id: string): Promise<TenantStanding | undefined> {
  return db
    .selectFrom('tenants')
    .modifyFront(plannedOnce)
    .select(['default_country_code as countryCode', sql<boolean>`disabled_at IS NOT NULL`.as('isDisabled')])
    .where('id', '=', id)
    .executeTakeFirst();
}

async function tellsOfListening(db: Database, id: string): Promise<boolean> {
  const found = await db.selectFrom('tenants').select('tells_of_listening').where('id', '=', id).executeTakeFirst();
  return found?.tells_of_listening ?? true;
}
