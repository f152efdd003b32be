import type { WakeOutcome } from '@wpm/contract';
import { asTenant, type Database } from '../database.ts';

/** One line of the ledger of waking: a user's devices were told of a call. */
export type CallWakeRow = {
  readonly id: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly callId: string;
  readonly pushedAt: Date;
  /** When the first push service took the message; null: none did. */
  readonly acceptedAt: Date | null;
  readonly wokeAt: Date | null;
  readonly registeredAt: Date | null;
  readonly endedAt: Date | null;
  /** Null while it is waited for. */
  readonly outcome: WakeOutcome | null;
};

export interface CallWakes {
  /** Writes the line as it stands now. */
  write(wake: CallWakeRow): Promise<void>;
  /** Of a call of the tenant, with the user's name, in that order. */
  ofCall(tenantId: string, callId: string): Promise<readonly (CallWakeRow & { readonly agent: string })[]>;
  forget(before: Date): Promise<void>;
}

export function callWakesOn(db: Database): CallWakes {
  return {
    write: (wake) => write(db, wake),
    ofCall: (tenantId, callId) => asTenant(db, tenantId, (tx) => ofCall(tx, callId)),
    forget: async (before) => void (await db.deleteFrom('call_wakes').where('pushed_at', '<', before).execute()),
  };
}

async function write(db: Database, wake: CallWakeRow): Promise<void> {
  const steps = {
    accepted_at: wake.acceptedAt,
    woke_at: wake.wokeAt,
    registered_at: wake.registeredAt,
    ended_at: wake.endedAt,
    outcome: wake.outcome,
  };
  const { id, tenantId, accountId, callId, pushedAt } = wake;
  await db
    .insertInto('call_wakes')
    .values({ id, tenant_id: tenantId, account_id: accountId, call_id: callId, pushed_at: pushedAt, ...steps })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(steps))
    .execute();
}

function ofCall(db: Database, callId: string): Promise<readonly (CallWakeRow & { readonly agent: string })[]> {
  return db
    .selectFrom('call_wakes as wake')
    .innerJoin('accounts', 'accounts.id', 'wake.account_id')
    .select([
      'wake.id',
      'wake.tenant_id as tenantId',
      'wake.account_id as accountId',
      'accounts.display_name as agent',
      'wake.call_id as callId',
      'wake.pushed_at as pushedAt',
      'wake.accepted_at as acceptedAt',
      'wake.woke_at as wokeAt',
      'wake.registered_at as registeredAt',
      'wake.ended_at as endedAt',
      'wake.outcome',
    ])
    .where('wake.call_id', '=', callId)
    .orderBy('wake.pushed_at')
    .execute();
}
