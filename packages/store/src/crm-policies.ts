import type { CrmPolicy } from '@wpm/contract';
import type { Database } from './database.ts';
import { type ChangedBy, auditChange } from './directory/audit-change.ts';

/** What tenants have settled about their CRMs (F48). */
export interface CrmPolicies {
  of(tenantId: string): Promise<CrmPolicy>;
  /** The pages that may frame the phone of this domain; none where there is no such domain. */
  originsOf(domain: string): Promise<readonly string[]>;
  change(tenantId: string, policy: CrmPolicy, by: ChangedBy): Promise<void>;
}

const NONE: CrmPolicy = { origins: [], popTemplate: null, popWhen: 'link' };

export function crmPoliciesOn(db: Database): CrmPolicies {
  return {
    of: (tenantId) => policyOf(db, tenantId),
    originsOf: async (domain) => {
      const found = await db
        .selectFrom('tenants')
        .select('embedding_origins')
        .where('domain', '=', domain.toLowerCase())
        .executeTakeFirst();
      return found?.embedding_origins ?? [];
    },
    change: (tenantId, policy, by) =>
      db.transaction().execute(async (tx) => {
        const before = await policyOf(tx, tenantId);
        await tx
          .updateTable('tenants')
          .set({ embedding_origins: policy.origins, pop_template: policy.popTemplate, pop_when: policy.popWhen })
          .where('id', '=', tenantId)
          .execute();
        await auditChange(tx, by, { action: 'crm-policy.change', before, after: policy });
      }),
  };
}

async function policyOf(db: Database, tenantId: string): Promise<CrmPolicy> {
  const found = await db
    .selectFrom('tenants')
    .select(['embedding_origins as origins', 'pop_template as popTemplate', 'pop_when as popWhen'])
    .where('id', '=', tenantId)
    .executeTakeFirst();
  return found ?? NONE;
}
