import { sql } from 'kysely';
import { type AuditEntry, auditRow } from '../audit.ts';
import type { Database } from '../database.ts';

/** Who changes something, from where and when. */
export type ChangedBy = Pick<AuditEntry, 'at' | 'source' | 'tenantId' | 'accountId' | 'sessionId'>;

/** What was done to what; `before` and `after` are what an administrator sees of it. */
export type Change = Pick<AuditEntry, 'action' | 'subject'> & { readonly before?: unknown; readonly after?: unknown };

/** Writes a change into the audit log, within the transaction that makes it. */
export async function auditChange(tx: Database, by: ChangedBy, { before, after, ...done }: Change): Promise<void> {
  await tx
    .insertInto('audit_log')
    .values({ ...auditRow({ ...by, ...done, result: 'ok' }), before: documentOf(before), after: documentOf(after) })
    .execute();
}

const documentOf = (value: unknown) => (value === undefined ? null : sql`${JSON.stringify(value)}::jsonb`);
