import type { CallRefusal, DialCaps, DialRules, NumberClass } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { Dialled } from '../number/dialled.ts';
import { type NumberKind, classify } from '../number/number-class.ts';
import type { DialUsage } from './dial-usage.ts';

/** Which limit is reached, and whose. */
export type ReachedLimit = { readonly whose: 'agent' | 'tenant' | 'trunk'; readonly limit: keyof DialCaps };

/** Why a number may not be dialled now; the codes are those the phone translates. */
export type DialRefusal =
  | { readonly code: Extract<CallRefusal, 'call/unknown-number'>; readonly class: NumberClass }
  | { readonly code: Extract<CallRefusal, 'call/not-permitted'>; readonly class: NumberClass }
  | ({ readonly code: Extract<CallRefusal, 'call/limit-reached'>; readonly class: NumberClass } & ReachedLimit);

/** A wish to call out. */
export type DialWish = {
  readonly dialled: Dialled;
  /** Of the tenant, without plus. */
  readonly countryCode: string;
  readonly rules: DialRules;
  /** Who wants to call; null where no user stands behind the call. */
  readonly accountId: string | null;
  /** What the agent and the tenant have used; the agent's is null where no user stands behind the call. */
  readonly usage: { readonly agent: DialUsage | null; readonly tenant: DialUsage };
};

/**
 * Whether a number outside may be dialled (trust 7). The one gate of every path that calls out: a call, a forwarding, a
 * transfer, a consultation, a call-back, the API. A call for help always may; nonsense never.
 */
export function mayDial({ dialled, countryCode, rules, accountId, usage }: DialWish): Result<NumberKind, DialRefusal> {
  const kind = classify(dialled, countryCode);
  if (kind.class === 'emergency') return ok(kind);
  if (dialled.kind !== 'outside') return refuse({ code: 'call/unknown-number', class: kind.class });
  if (!isPermitted(dialled.number, kind, rules)) return refuse({ code: 'call/not-permitted', class: kind.class });
  const reached =
    reachedLimit('agent', usage.agent, capsOf(accountId, rules.limits)) ??
    reachedLimit('tenant', usage.tenant, rules.limits.tenant);
  return reached ? refuse({ code: 'call/limit-reached', class: kind.class, ...reached }) : ok(kind);
}

/** An account's own limits, where it has some, else each agent's. */
function capsOf(accountId: string | null, { agent, accounts }: DialRules['limits']): DialCaps {
  return accounts.find((each) => each.accountId === accountId)?.caps ?? agent;
}

/** The first limit one more call would pass; undefined where none. */
export function reachedLimit(
  whose: ReachedLimit['whose'],
  usage: DialUsage | null,
  caps: DialCaps,
): ReachedLimit | undefined {
  if (usage === null) return undefined;
  const limit = LIMITS.find((name) => usage[name] >= (caps[name] ?? Number.POSITIVE_INFINITY));
  return limit && { whose, limit };
}

const LIMITS = ['concurrent', 'callsPerMinute', 'callsPerHour', 'minutesPerHour'] as const satisfies (keyof DialCaps)[];

/** The longest prefix that says something decides; of two that are equal the one that forbids. */
function isPermitted(number: string, kind: NumberKind, rules: DialRules): boolean {
  const [prefix] = rules.prefixes
    .filter((rule) => number.startsWith(rule.prefix))
    .toSorted((a, b) => b.prefix.length - a.prefix.length || Number(a.allowed) - Number(b.allowed));
  return prefix ? prefix.allowed : isClassPermitted(kind, rules);
}

function isClassPermitted({ class: name, country, group }: NumberKind, rules: DialRules): boolean {
  const { countries, groups } = rules.international;
  if (name === 'emergency') return true;
  if (name === 'international') {
    return (country !== null && countries.includes(country)) || (group !== null && groups.includes(group));
  }
  const switchName = NATIONAL[name];
  // Only a prefix of one's own allows what is left: a country that is allowed does not allow its premium services.
  return switchName !== undefined && rules.national[switchName];
}

/** Which switch of the policy speaks of a class; none of those that only a prefix can allow. */
const NATIONAL: Readonly<Record<NumberClass, keyof DialRules['national'] | undefined>> = {
  'national-landline': 'landline',
  'national-mobile': 'mobile',
  'national-free': 'free',
  'national-shared': 'shared',
  'national-premium': 'premium',
  'national-other': 'other',
  emergency: undefined,
  internal: undefined,
  international: undefined,
  'international-premium': undefined,
  unknown: undefined,
};
