import type { LicenceKind } from '@wpm/contract';
import type { Database } from './database.ts';
import { plannedOnce } from './planned-once.ts';
import { takenSeats } from './directory/seats.ts';

/** What the operator granted a tenant (F03): so many seats of a kind, for a time. */
export type LicenceRow = {
  readonly kind: LicenceKind;
  readonly seats: number;
  readonly validFrom: Date;
  readonly validUntil: Date;
};

export interface Licences {
  /** Seats that are taken, by licence. */
  taken(tenantId: string): Promise<ReadonlyMap<LicenceKind, number>>;
  of(tenantId: string): Promise<readonly LicenceRow[]>;
  /** Grants a licence, or replaces the grant of the same kind. */
  grant(tenantId: string, licence: LicenceRow): Promise<void>;
  /** Takes a grant away. What it was; undefined where there is none. */
  withdraw(tenantId: string, kind: LicenceKind): Promise<LicenceRow | undefined>;
}

export function licencesOn(db: Database): Licences {
  return {
    taken: (tenantId) => takenSeats(db, tenantId),
    of: (tenantId) =>
      db
        .selectFrom('licences')
        .modifyFront(plannedOnce)
        .select(['kind', 'seats', 'valid_from as validFrom', 'valid_until as validUntil'])
        .where('tenant_id', '=', tenantId)
        .execute(),
    grant: async (tenantId, licence) => {
      const terms = { seats: licence.seats, valid_from: licence.validFrom, valid_until: licence.validUntil };
      await db
        .insertInto('licences')
        .values({ tenant_id: tenantId, kind: licence.kind, ...terms })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'kind']).doUpdateSet(terms))
        .execute();
    },
    withdraw: (tenantId, kind) =>
      db
        .deleteFrom('licences')
        .where('tenant_id', '=', tenantId)
        .where('kind', '=', kind)
        .returning(['kind', 'seats', 'valid_from as validFrom', 'valid_until as validUntil'])
        .executeTakeFirst(),
  };
}
