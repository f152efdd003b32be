import type { DialCaps, DialRules } from '@wpm/contract';

/** Each limit there is, in the order they are shown. */
export const CAPS = [
  'concurrent',
  'callsPerMinute',
  'callsPerHour',
  'minutesPerHour',
] as const satisfies readonly (keyof DialCaps)[];

/** National kinds of numbers, in the order they are shown. */
export const KINDS = [
  'landline',
  'mobile',
  'free',
  'shared',
  'premium',
  'other',
] as const satisfies readonly (keyof DialRules['national'])[];

/** Whose limits there are beside those of single accounts. */
export const LIMITED = ['agent', 'tenant', 'trunk'] as const satisfies readonly (keyof DialRules['limits'])[];
