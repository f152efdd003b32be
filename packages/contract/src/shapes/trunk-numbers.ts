import { z } from 'zod';
import { e164 } from './account.ts';

/** How a number is written towards a trunk, unless a rewriting rule says otherwise. */
export const NUMBER_FORMATS = ['+E164', 'E164', '00E164', 'national', '0national'] as const;
export type NumberFormat = (typeof NUMBER_FORMATS)[number];

/** Where the called number of an inbound call stands. */
export const CALLED_FROM = ['request-uri', 'to', 'p-called-party-id'] as const;
export type CalledFrom = (typeof CALLED_FROM)[number];

/** Header fields beside From that name the caller (RFC 3325; Remote-Party-ID is a draft many still want). */
export const IDENTITY_HEADERS = ['P-Asserted-Identity', 'P-Preferred-Identity', 'Remote-Party-ID'] as const;
export type IdentityHeader = (typeof IDENTITY_HEADERS)[number];

/** Header fields that say who forwarded a call (RFC 5806, RFC 7044). */
export const DIVERSION_HEADERS = ['Diversion', 'History-Info'] as const;
export type DiversionHeader = (typeof DIVERSION_HEADERS)[number];

const digits = (fewest: number) =>
  z.string().regex(new RegExp(String.raw`^(?=.{${fewest},20}$)\+?[0-9*#]*$`), 'is no part of a number');

/** Numbers that begin with `prefix` lose their first `strip` characters and get `add` in front; the longest prefix wins. */
export const rewriteRule = z.strictObject({
  prefix: digits(0),
  strip: z.int().min(0).max(20).default(0),
  add: digits(0).default(''),
});
export type RewriteRule = z.infer<typeof rewriteRule>;

const rules = z.array(rewriteRule).max(100).default([]);

/** Numbers on their way to and from a trunk. Inside they are E.164 with the plus sign. */
export const numberRules = z.strictObject({
  outbound: z
    .strictObject({
      format: z.enum(NUMBER_FORMATS).default('+E164'),
      /** Applied to the E.164 number in place of the format; to short numbers (112) as they were dialled. */
      rules,
    })
    .prefault({}),
  inbound: z
    .strictObject({
      called: z.enum(CALLED_FROM).default('request-uri'),
      /** Applied to what they sent as the called number, before it is read by the tenant's country. */
      rules,
      /** The same for the caller's number. */
      callerRules: rules,
    })
    .prefault({}),
});
export type NumberRules = z.infer<typeof numberRules>;

/** Which number the called party sees, and where it stands. */
export const callerIdRules = z.strictObject({
  outbound: z
    .strictObject({
      /** The caller's direct number, or the trunk's for everybody. Who has no direct number is shown by the trunk's. */
      number: z.enum(['direct', 'trunk']).default('direct'),
      trunkNumber: e164.nullable().default(null),
      /** What From says: the number, or the account of a registering trunk, as some carriers demand. */
      from: z.enum(['number', 'account']).default('number'),
      /** Of a forwarded call (F44): the number of who forwards, or the caller's own, where the carrier lets it pass. */
      forwarded: z.enum(['forwarding', 'caller']).default('forwarding'),
      /** Where the number that forwards stands. */
      diversion: z.array(z.enum(DIVERSION_HEADERS)).max(2).default(['Diversion']),
      headers: z.array(z.enum(IDENTITY_HEADERS)).max(3).default(['P-Asserted-Identity']),
      format: z.enum(NUMBER_FORMATS).default('+E164'),
      /** Behind the @; null: the registrar's domain, else the tenant's. */
      domain: z
        .string()
        .trim()
        .max(253)
        .regex(/^[a-zA-Z0-9.-]+$/, 'is no domain')
        .nullable()
        .default(null),
      /** Every call is anonymous (RFC 3323, RFC 3325 `Privacy: id`); a call for help never is. */
      withheld: z.boolean().default(false),
    })
    .prefault({}),
  inbound: z
    .strictObject({
      /** Whether the trunk is in our trust domain (RFC 3325 §5): its P-Asserted-Identity counts before From. */
      trustsAsserted: z.boolean().default(true),
      /** Signed identities (RFC 8224) are handed on to phones. */
      passesIdentity: z.boolean().default(true),
    })
    .prefault({}),
});
export type CallerIdRules = z.infer<typeof callerIdRules>;
