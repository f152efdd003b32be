import { z } from 'zod';

/** What a mail is about. */
export const MAIL_KINDS = ['invitation', 'password-reset', 'email-change', 'email-changed', 'report'] as const;

/** `dead`: given up; `replaced`: a newer one of its kind took its place. */
export const MAIL_STATES = ['waiting', 'sent', 'replaced', 'dead'] as const;

/** A mail of the tenant's on its way, and what came of it. Of what it says there is nothing: its link is its recipient's (ADR 0068). */
export const queuedMail = z.strictObject({
  id: z.uuid(),
  kind: z.enum(MAIL_KINDS),
  /** Whose account it is about, and their name. */
  accountId: z.uuid(),
  name: z.string(),
  recipient: z.string(),
  at: z.iso.datetime(),
  state: z.enum(MAIL_STATES),
  tries: z.int().nonnegative(),
  /** When it is tried again; null where it is not. */
  nextAt: z.iso.datetime().nullable(),
  /** What the mail server said to the last try, in its words; null: nothing bad. */
  lastError: z.string().nullable(),
});
export type QueuedMail = z.infer<typeof queuedMail>;
