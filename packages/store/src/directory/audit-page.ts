import { ok, refuse, type Result } from '@wpm/kernel';
import { sql } from 'kysely';
import type { CursorRefusal, Page, Paging } from '../calls/page.ts';
import { asTenant, type Database } from '../database.ts';

/** Which entries of the audit log: made in `[from, to)`; `action` is its beginning, `campaign` or `campaign.change`. */
export type AuditFilter = Paging & {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly action?: string | undefined;
  readonly accountId?: string | undefined;
  readonly subject?: string | undefined;
};

/** An entry as an auditor reads it. The account is who did it, null where nobody was signed in. */
export type AuditedRow = {
  readonly id: string;
  readonly at: Date;
  readonly accountId: string | null;
  readonly login: string | null;
  readonly displayName: string | null;
  readonly source: string;
  readonly action: string;
  readonly subject: string | null;
  readonly result: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** The tenant's audit log, the newest first. */
export async function auditPage(
  db: Database,
  tenantId: string,
  { after, limit, ...filter }: AuditFilter,
): Promise<Result<Page<AuditedRow>, CursorRefusal>> {
  if (after !== undefined && !/^\d{1,18}$/.test(after)) return refuse({ code: 'cursor/invalid' });
  const rows = await asTenant(db, tenantId, (tx) =>
    auditQuery(tx, filter, after)
      .limit(limit + 1)
      .execute(),
  );
  const items = rows.slice(0, limit);
  return ok({ items, next: rows.length > items.length ? (items.at(-1)?.id ?? null) : null });
}

function auditQuery(db: Database, filter: Omit<AuditFilter, keyof Paging>, after: string | undefined) {
  const { from, to, action, accountId, subject } = filter;
  return db
    .selectFrom('tenant_audit_log')
    .select(['id', 'at', 'account_id as accountId', 'login', 'display_name as displayName', 'source'])
    .select(['action', 'subject', 'result', 'before', 'after'])
    .$if(from !== undefined, (query) => query.where('at', '>=', from ?? new Date()))
    .$if(to !== undefined, (query) => query.where('at', '<', to ?? new Date()))
    .$if(action !== undefined, (query) => query.where(sql<boolean>`starts_with(action, ${action})`))
    .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? ''))
    .$if(subject !== undefined, (query) => query.where('subject', '=', subject ?? ''))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`id < ${after}::bigint`))
    .orderBy('id', 'desc');
}
