import { z } from 'zod';

/** An entry of the audit log: who did what to what, and what came of it (trust 15). */
export const auditEntry = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  /** Null where nobody was signed in. */
  account: z.strictObject({ id: z.uuid(), login: z.string(), displayName: z.string() }).nullable(),
  /** An IP address. */
  source: z.string(),
  /** `campaign.change`. */
  action: z.string(),
  /** What it was done to, mostly an id. */
  subject: z.string().nullable(),
  /** `ok`, or the code of the refusal. */
  result: z.string(),
  /** What was set, and what was set then; null where nothing was. */
  before: z.unknown(),
  after: z.unknown(),
});
export type AuditedEntry = z.infer<typeof auditEntry>;
