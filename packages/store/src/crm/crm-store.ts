import { type CrmPolicies, crmPoliciesOn } from '../crm-policies.ts';
import type { Database } from '../database.ts';
import { type CrmCallers, crmCallersOn } from './crm-callers.ts';
import { type CrmConnectors, crmConnectorsOn } from './crm-connectors.ts';
import { type CrmJournalEntries, crmJournalEntriesOn } from './crm-journal-entries.ts';
import { type CrmJournalQueue, crmJournalQueueOn } from './crm-journal.ts';

/** What has to do with tenants' CRMs (F48). */
export interface CrmStore {
  readonly crmConnectors: CrmConnectors;
  readonly crmCallers: CrmCallers;
  readonly crmJournal: CrmJournalEntries;
  readonly crmJournalQueue: CrmJournalQueue;
  readonly crmPolicies: CrmPolicies;
}

export function crmStoreOn(db: Database): CrmStore {
  return {
    crmConnectors: crmConnectorsOn(db),
    crmCallers: crmCallersOn(db),
    crmJournal: crmJournalEntriesOn(db),
    crmJournalQueue: crmJournalQueueOn(db),
    crmPolicies: crmPoliciesOn(db),
  };
}
