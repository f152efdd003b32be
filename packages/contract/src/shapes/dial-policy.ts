import { z } from 'zod';

/** What kind of number is dialled: what it costs and what it is good for decide who may dial it (trust 7). */
export const NUMBER_CLASSES = [
  'emergency',
  'internal',
  'national-landline',
  'national-mobile',
  'national-free',
  'national-shared',
  'national-premium',
  'national-other',
  'international',
  'international-premium',
  'unknown',
] as const;
export type NumberClass = (typeof NUMBER_CLASSES)[number];

/** Groups of countries an administrator may allow at once. */
export const COUNTRY_GROUPS = ['european-union', 'europe', 'north-america', 'elsewhere'] as const;
export type CountryGroup = (typeof COUNTRY_GROUPS)[number];

const limit = z.int().min(0).max(1_000_000).nullable();

/** Null: no limit. Minutes are those spoken in the last hour, running calls included. */
const caps = z.strictObject({
  concurrent: limit.default(null),
  callsPerMinute: limit.default(null),
  callsPerHour: limit.default(null),
  minutesPerHour: limit.default(null),
});
export type DialCaps = z.infer<typeof caps>;

/**
 * Who of a tenant may call what (trust 7). The first that says something decides: the longest matching prefix, then the
 * class, and for numbers abroad the country, then its group. Calls for help are always allowed and never counted.
 */
export const dialRules = z.strictObject({
  national: z
    .strictObject({
      landline: z.boolean().default(true),
      mobile: z.boolean().default(true),
      free: z.boolean().default(true),
      shared: z.boolean().default(false),
      premium: z.boolean().default(false),
      other: z.boolean().default(true),
    })
    .prefault({}),
  international: z
    .strictObject({
      groups: z.array(z.enum(COUNTRY_GROUPS)).max(COUNTRY_GROUPS.length).default([]),
      /** ISO 3166-1 alpha-2. */
      countries: z
        .array(z.string().regex(/^[A-Z]{2}$/, 'is no country such as DE'))
        .max(250)
        .default([]),
    })
    .prefault({}),
  /** E.164 beginnings, `+4870`; also of premium and unknown numbers. */
  prefixes: z
    .array(
      z.strictObject({
        prefix: z.string().regex(/^\+[1-9]\d{0,14}$/, 'is no beginning of a number such as +4870'),
        allowed: z.boolean(),
      }),
    )
    .max(500)
    .default([]),
  limits: z
    .strictObject({
      /** Of each agent. */
      agent: caps.prefault({ concurrent: 2, callsPerMinute: 20, callsPerHour: 300, minutesPerHour: 120 }),
      /** Of single accounts, in place of what each agent has. */
      accounts: z
        .array(z.strictObject({ accountId: z.uuid(), caps: caps }))
        .max(2_000)
        .refine(
          (items) => new Set(items.map(({ accountId }) => accountId)).size === items.length,
          'names an account twice',
        )
        .default([]),
      tenant: caps.prefault({ callsPerMinute: 600 }),
      /** Of each trunk. */
      trunk: caps.prefault({}),
    })
    .prefault({}),
});
export type DialRules = z.infer<typeof dialRules>;

export const dialPolicy = z.strictObject({ version: z.int().nonnegative(), rules: dialRules });
export type DialPolicy = z.infer<typeof dialPolicy>;
