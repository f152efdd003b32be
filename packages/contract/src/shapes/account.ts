import { z } from 'zod';
import { ACCOUNT_PERMISSIONS } from '../permissions.ts';
import { ACCOUNT_KINDS, CONSOLE_ROLES } from '../vocabulary.ts';

/** E.164 with its plus sign, as numbers are everywhere inside. */
export const e164 = z.string().regex(/^\+[1-9]\d{3,14}$/);

/** The account that is logged in, as its own applications see it (F12, F40). */
export const account = z.strictObject({
  id: z.uuid(),
  login: z.string(),
  domain: z.string(),
  displayName: z.string(),
  /** F02; null for an account that uses only the console. */
  kind: z.enum(ACCOUNT_KINDS).nullable(),
  extension: z.string().nullable(),
  /** The user's own number (DDI, *numer miejski*); without one no call outside a campaign can be made (F05). */
  directNumber: e164.nullable(),
  roles: z.array(z.enum(CONSOLE_ROLES)),
  /** F04. Those of contacts hold for a UC user whose tenant has miniCRM. */
  permissions: z.array(z.enum(ACCOUNT_PERMISSIONS)),
  mayHearOwnRecordings: z.boolean(),
  /**
   * Which rights of `RIGHTS` it has in the application of this session, so that an application offers only what works. Strings:
   * an application kept on a device meets rights that came after it.
   */
  rights: z.array(z.string()),
});
export type Account = z.infer<typeof account>;

/** The account with what its applications must know of its tenant: the zone its days and hours are told in (ADR 0065). */
export const ownAccount = account.extend({ timeZone: z.string() });
export type OwnAccount = z.infer<typeof ownAccount>;

/** What a login or a refresh gives. The refresh token itself travels in an HttpOnly cookie. */
export const session = z.strictObject({
  accessToken: z.string(),
  /** Instant, UTC. Refresh before it. */
  accessTokenExpiresAt: z.iso.datetime(),
  account,
});
export type Session = z.infer<typeof session>;
