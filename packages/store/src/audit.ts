import type { Result } from '@wpm/kernel';
import { sql } from 'kysely';
import type { CursorRefusal, Page } from './calls/page.ts';
import type { Database } from './database.ts';
import { type AuditFilter, type AuditedRow, auditPage } from './directory/audit-page.ts';
import type { EntryKind } from './tables.ts';

/** What is written down of who did what (trust 15). */
export type AuditEntry = {
  readonly at: Date;
  readonly action:
    | 'session.sign-in'
    | 'session.sign-out'
    | 'session.end'
    | 'session.displace'
    | 'session.refresh'
    | 'recording.listen'
    | 'recording.download'
    | 'recording.pause'
    | 'recording.resume'
    | `recording.${'hold' | 'lift-hold' | 'erase'}`
    | 'recording-policy.change'
    | 'tenant.change'
    | `report-export.${'start' | 'fetch'}`
    | `saved-view.${'create' | 'change' | 'remove'}`
    | `report-mailing.${'change' | 'remove' | 'leave' | 'pause'}`
    | 'agent.set-status'
    | 'call.place'
    | `supervision.${'ask' | 'began' | 'turned' | 'ended' | 'missed'}`
    | 'supervision-policy.change'
    | `station.${'create' | 'change' | 'renew-credentials' | 'revoke'}`
    | 'api-key.create'
    | 'api-key.revoke'
    | `webhook.${'create' | 'change' | 'remove' | 'replay' | 'renew-secret'}`
    | `crm-connector.${'create' | 'change' | 'remove' | 'order'}`
    | `crm-journal.${'retry' | 'try'}`
    | 'call.sip-trace'
    | 'call.classify'
    | 'trunk.create'
    | 'trunk.change'
    | 'trunk.remove'
    | 'trunk.renew-credentials'
    | 'trunk.test'
    | 'dial-policy.change'
    | 'forwarding.change'
    | `greeting.${'change' | 'set-absence' | 'remove'}`
    | `${EntryKind | 'account' | 'contact'}.${'create' | 'change' | 'remove'}`
    | 'account.invite'
    | 'account.end-sessions'
    | 'account.sign-in-link'
    | 'account.embedding-token'
    | 'call.give'
    | 'crm-policy.change'
    | 'account.set-password'
    | 'account.ask-password-reset'
    | 'account.reset-password'
    | 'account.ask-email-change'
    | 'account.change-email'
    | 'mail.retry'
    | 'phone-log.read'
    | 'contact.merge'
    | 'contact.import'
    | 'outbound-list.import'
    | 'outbound-list.reopen'
    | `do-not-call.${'add' | 'remove'}`
    | 'contact.export'
    | `licence.${'grant' | 'withdraw'}`
    | `tenant.${'create' | 'rename' | 'disable' | 'enable'}`;
  /** `ok`, or the code of the refusal. */
  readonly result: string;
  /** Where the request came from: an IP address. */
  readonly source: string;
  readonly tenantId?: string | undefined;
  readonly accountId?: string | undefined;
  /** Of the session, or of the API key. */
  readonly sessionId?: string | undefined;
  /** What it was done to: a recording's id, the login tried. */
  readonly subject?: string | undefined;
  /** More of what was done, where a word is not enough. */
  readonly detail?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** The same as it was before it was changed or taken away. */
  readonly was?: Readonly<Record<string, string | number | boolean>> | undefined;
};

/** The audit log. The database itself refuses to change or delete what stands in it. */
export interface Audit {
  append(entry: AuditEntry): Promise<void>;
  /** The newest first. */
  page(tenantId: string, filter: AuditFilter): Promise<Result<Page<AuditedRow>, CursorRefusal>>;
}

export function auditOn(db: Database): Audit {
  return {
    append: async (entry) => {
      await db.insertInto('audit_log').values(auditRow(entry)).execute();
    },
    page: (tenantId, filter) => auditPage(db, tenantId, filter),
  };
}

/** An entry in the names of SQL. */
export function auditRow({ tenantId, accountId, sessionId, subject, detail, was, ...entry }: AuditEntry) {
  return {
    ...entry,
    tenant_id: tenantId ?? null,
    account_id: accountId ?? null,
    session_id: sessionId ?? null,
    subject: subject ?? null,
    ...(was && { before: sql`${JSON.stringify(was)}::jsonb` }),
    ...(detail && { after: sql`${JSON.stringify(detail)}::jsonb` }),
  };
}
