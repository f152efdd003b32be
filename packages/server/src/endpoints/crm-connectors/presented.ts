import type { CrmConnector, JournalEntry } from '@wpm/contract';
import type { CrmConnectorRow, JournalEntryRow } from '@wpm/store';
import { secretsOf } from '../../crm/connector-secrets.ts';
import type { ServerDeps } from '../../server-deps.ts';

/** A connector as it is shown: of its secrets the names. */
export function presentConnector(
  { crmSeal, callerLookup }: Pick<ServerDeps, 'crmSeal' | 'callerLookup'>,
  connector: Omit<CrmConnectorRow, 'createdAt' | 'tenantId'>,
): CrmConnector {
  const { id, version, settings } = connector;
  const secrets = Object.keys(secretsOf(crmSeal, connector));
  return { id, version, settings, secrets, state: callerLookup.stateOf(id) };
}

/** A call on its way to a CRM. */
export function presentJournalEntry(row: JournalEntryRow): JournalEntry {
  const { id, callId, number, state, tries, activityId, lastStatus, lastError } = row;
  return {
    id,
    callId,
    startedAt: row.startedAt.toISOString(),
    number,
    state,
    tries,
    nextAt: row.state === 'waiting' ? row.nextAt.toISOString() : null,
    writtenAt: row.writtenAt?.toISOString() ?? null,
    activityId,
    lastStatus,
    lastError,
  };
}
