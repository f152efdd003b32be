import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A tenant: one SIP domain, which is also the digest realm (F01). */
export type Tenant = {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  /** Country code without plus, for numbers dialled in national form. */
  readonly defaultCountryCode: string;
};

/** A tenant as the operator sees it, without a look at what is inside. */
export type TenantSummary = Tenant & { readonly accounts: number };

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
    tellsOfListening: async (id) => {
      const found = await db.selectFrom('tenants').select('tells_of_listening').where('id', '=', id).executeTakeFirst();
      return found?.tells_of_listening ?? true;
    },
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
