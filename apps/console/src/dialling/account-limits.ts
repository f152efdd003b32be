import type { DialCaps, DialRules } from '@wpm/contract';

/** Limits of single accounts, in place of what each person has. */
export type AccountLimits = DialRules['limits']['accounts'];

/** With one account more, which begins with what each person has. */
export function withAccount(limits: AccountLimits, accountId: string, agent: DialCaps): AccountLimits {
  return [...limits, { accountId, caps: { ...agent } }];
}

export function withCaps(limits: AccountLimits, accountId: string, caps: DialCaps): AccountLimits {
  return limits.map((one) => (one.accountId === accountId ? { accountId, caps } : one));
}

/** An account that is no longer named has what each person has. */
export function withoutAccount(limits: AccountLimits, accountId: string): AccountLimits {
  return limits.filter((one) => one.accountId !== accountId);
}
