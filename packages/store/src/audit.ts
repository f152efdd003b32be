import type { Database } from './database.ts';

/** What is written down of who did what (trust 15). */
export type AuditEntry = {
  readonly at: Date;
  readonly action:
    | 'session.sign-in'
    | 'session.sign-out'
    | 'session.refresh'
    | 'recording.listen'
    | 'recording.download'
    | 'station.create'
    | 'station.revoke'
    | 'call.sip-trace'
    | 'trunk.create'
    | 'trunk.change'
    | 'trunk.remove'
    | 'trunk.renew-credentials'
    | 'trunk.test'
    | 'dial-policy.change';
  /** `ok`, or the code of the refusal. */
  readonly result: string;
  /** Where the request came from: an IP address. */
  readonly source: string;
  readonly tenantId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly sessionId?: string | undefined;
  /** What it was done to: a recording's id, the login tried. */
  readonly subject?: string | undefined;
};

/** The audit log. The database itself refuses to change or delete what stands in it. */
export interface Audit {
  append(entry: AuditEntry): Promise<void>;
}

export function auditOn(db: Database): Audit {
  return {
    append: async ({ tenantId, accountId, sessionId, subject, ...entry }) => {
      await db
        .insertInto('audit_log')
        .values({
          ...entry,
          tenant_id: tenantId ?? null,
          account_id: accountId ?? null,
          session_id: sessionId ?? null,
          subject: subject ?? null,
        })
        .execute();
    },
  };
}
