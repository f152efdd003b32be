import { accountSettings, LICENCE_KINDS } from '@wpm/contract';
import { z } from 'zod';

/*
 * What the operator does above the tenants (F01, F03): makes one with its first administrator, grants it licences, lets an
 * administrator in again. Everything below is the administrator's own, in the console.
 */

/** A SIP domain: labels of letters, digits and hyphens (RFC 1123 §2.1), in lower case. It is the digest realm too. */
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/, 'is no domain');
const { login } = accountSettings.shape;
const name = z.string().trim().min(1).max(100);

/** The requests, to stand among the others. */
export const TENANT_REQUESTS = [
  /** `search`: those whose domain and name have all its words. */
  z.strictObject({ verb: z.literal('tenants'), search: z.string().max(200).default('') }),
  z.strictObject({
    verb: z.literal('tenant-create'),
    domain,
    /** What people call it. */
    name,
    /** Country code without plus, for numbers dialled in national form. */
    country: z.string().regex(/^[1-9]\d{0,2}$/, 'is no country code, as 48'),
    /** Login of its first administrator. */
    administrator: login,
  }),
  /** Another invitation for an administrator who lost the password. */
  z.strictObject({ verb: z.literal('tenant-invite'), domain, login }),
  z.strictObject({ verb: z.literal('tenant-rename'), domain, name }),
  /** Nobody of it signs in, registers, calls or is called until it is enabled; calls that are up go on. */
  z.strictObject({ verb: z.literal('tenant-disable'), domain }),
  z.strictObject({ verb: z.literal('tenant-enable'), domain }),
  /** Of one that is disabled, with everything it has; `confirm`: its domain once more. */
  z.strictObject({ verb: z.literal('tenant-remove'), domain, confirm: z.string().max(253) }),
  z.strictObject({ verb: z.literal('tenants-removed') }),
  z.strictObject({ verb: z.literal('licences'), domain }),
  z.strictObject({
    verb: z.literal('licence-grant'),
    domain,
    kind: z.enum(LICENCE_KINDS),
    seats: z.int().min(1).max(1_000_000),
    /** The first moment it is over; ten years from now if left out. */
    until: z.iso.datetime().optional(),
  }),
  /** Takes a grant away at once: whoever needs it is let in no more, and a call that is up goes on. */
  z.strictObject({ verb: z.literal('licence-withdraw'), domain, kind: z.enum(LICENCE_KINDS) }),
] as const;

/** An answer to `tenants`; to `tenant-rename`, `tenant-disable` and `tenant-enable`, the tenant as it is by then. */
export const tenantAnswer = z.object({
  domain: z.string(),
  name: z.string(),
  defaultCountryCode: z.string(),
  accounts: z.int(),
  /** Null: it has its service. */
  disabledAt: z.iso.datetime().nullable(),
});

/** An answer to `tenant-remove` and `tenants-removed`: all that is still known of a tenant. */
export const removedAnswer = z.object({
  domain: z.string(),
  name: z.string(),
  removedAt: z.iso.datetime(),
  accounts: z.int(),
  calls: z.int(),
  recordings: z.int(),
});

/** An answer to `tenant-create` and `tenant-invite`: behind the link the password is set, once. */
export const invitedAnswer = z.object({
  domain: z.string(),
  login: z.string(),
  /** As this machine reaches the console; others may call it by another name. */
  link: z.url(),
  expiresAt: z.iso.datetime(),
});

/** An answer to `licences` and `licence-grant`; to `licence-withdraw`, what is there no more. */
export const licenceAnswer = z.object({
  kind: z.enum(LICENCE_KINDS),
  seats: z.int(),
  /** May be more than there are: nobody is cut off, the next who needs one is refused. */
  taken: z.int(),
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime(),
});
