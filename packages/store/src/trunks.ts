import type { Database } from './database.ts';

/** A way to and from the telephone network: a peer known by its address. */
export type TrunkRow = {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly transport: 'udp';
};

export interface Trunks {
  all(): Promise<readonly TrunkRow[]>;
  create(trunk: TrunkRow): Promise<void>;
}

export function trunksOn(db: Database): Trunks {
  return {
    all: () =>
      db
        .selectFrom('trunks')
        .select(['id', 'tenant_id as tenantId', 'name', 'address', 'port', 'transport'])
        .orderBy('name')
        .execute(),
    create: async ({ tenantId, ...trunk }) => {
      await db
        .insertInto('trunks')
        .values({ ...trunk, tenant_id: tenantId })
        .execute();
    },
  };
}
