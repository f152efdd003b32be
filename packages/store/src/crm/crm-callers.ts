import { asTenant, type Database } from '../database.ts';
import type { CrmCaller } from './crm-caller.ts';

/** What CRMs said of a number, and when; null: nobody knew it. */
export type CrmCallerRow = { readonly number: string; readonly found: CrmCaller | null; readonly askedAt: Date };

export interface CrmCallers {
  /** Of those that were asked for. */
  of(tenantId: string, numbers: readonly string[]): Promise<readonly CrmCallerRow[]>;
  keep(tenantId: string, row: CrmCallerRow): Promise<void>;
  /** What was asked before then. */
  forget(before: Date): Promise<void>;
}

export function crmCallersOn(db: Database): CrmCallers {
  return {
    of: (tenantId, numbers) =>
      asTenant(db, tenantId, (tx) =>
        tx
          .selectFrom('crm_callers')
          .select(['number', 'found', 'asked_at as askedAt'])
          .where('number', 'in', [...numbers])
          .execute(),
      ),
    keep: async (tenantId, { number, found, askedAt }) => {
      const said = { found: found && JSON.stringify(found), asked_at: askedAt };
      await db
        .insertInto('crm_callers')
        .values({ tenant_id: tenantId, number, ...said })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'number']).doUpdateSet(said))
        .execute();
    },
    forget: async (before) => {
      await db.deleteFrom('crm_callers').where('asked_at', '<', before).execute();
    },
  };
}
