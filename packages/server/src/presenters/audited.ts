import type { AuditedEntry } from '@wpm/contract';
import type { AuditedRow } from '@wpm/store';

/** An entry of the audit log as an auditor reads it. */
export function presentAudited({ accountId, login, displayName, at, ...entry }: AuditedRow): AuditedEntry {
  const account =
    accountId !== null && login !== null && displayName !== null ? { id: accountId, login, displayName } : null;
  return { ...entry, at: at.toISOString(), account };
}
