import type { AccountKind, LicenceKind } from '@wpm/contract';
import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** Why an account gets no seat, and of which licence. */
export type SeatRefusal = {
  readonly code: 'licence/no-seat' | 'licence/missing' | 'licence/expired';
  readonly licence: LicenceKind;
};

/** What of an account takes seats. A disabled one takes none. */
export type SeatTaker = {
  readonly enabled: boolean;
  readonly kind: AccountKind | null;
  readonly webphoneSeat: boolean;
};

/** The licences an account takes a seat of (F03). */
export function seatsOf({ enabled, kind, webphoneSeat }: SeatTaker): readonly LicenceKind[] {
  if (!enabled || kind === null) return [];
  return webphoneSeat ? [kind, 'webphone-mobile'] : [kind];
}

/** How many seats of each licence are taken in a tenant. */
export async function takenSeats(db: Database, tenantId: string): Promise<ReadonlyMap<LicenceKind, number>> {
  const { rows } = await sql<{ kind: LicenceKind; taken: number }>`
    SELECT kind, count(*)::int AS taken FROM (
      SELECT kind FROM accounts
       WHERE tenant_id = ${tenantId} AND kind IS NOT NULL AND NOT disabled AND deleted_at IS NULL
      UNION ALL
      SELECT 'webphone-mobile' FROM accounts
       WHERE tenant_id = ${tenantId} AND kind IS NOT NULL AND webphone_seat AND NOT disabled AND deleted_at IS NULL
    ) AS seat GROUP BY kind`.execute(db);
  return new Map(rows.map(({ kind, taken }) => [kind, taken]));
}

/** Whether there are seats for what an account newly takes. Asked under the lock of the tenant's accounts. */
export async function seatRefusal(
  tx: Database,
  tenantId: string,
  wanted: readonly LicenceKind[],
  now: Date,
): Promise<SeatRefusal | undefined> {
  if (wanted.length === 0) return undefined;
  const granted = await tx
    .selectFrom('licences')
    .select(['kind', 'seats', 'valid_from', 'valid_until'])
    .where('tenant_id', '=', tenantId)
    .execute();
  const taken = await takenSeats(tx, tenantId);
  for (const licence of wanted) {
    const grant = granted.find(({ kind }) => kind === licence);
    if (!grant || grant.valid_from > now) return { code: 'licence/missing', licence };
    if (grant.valid_until <= now) return { code: 'licence/expired', licence };
    if ((taken.get(licence) ?? 0) >= grant.seats) return { code: 'licence/no-seat', licence };
  }
  return undefined;
}
