import { type DialRules, dialRules } from '@wpm/contract';
import { expect, test } from 'vitest';
import { readDialled } from '../number/dialled.ts';
import { mayDial } from './dial-permission.ts';
import type { DialUsage } from './dial-usage.ts';

const NOTHING: DialUsage = { concurrent: 0, callsPerMinute: 0, callsPerHour: 0, minutesPerHour: 0 };

const ANNA = '01929000-0000-7000-8000-000000000001';

const dial = (
  typed: string,
  rules: unknown = {},
  usage: { agent?: DialUsage | null; tenant?: DialUsage } = {},
  countryCode = '48',
) => {
  const parsed: DialRules = dialRules.parse(rules);
  const { agent = NOTHING, tenant = NOTHING } = usage;
  const verdict = mayDial({
    dialled: readDialled(typed, countryCode),
    countryCode,
    rules: parsed,
    accountId: ANNA,
    usage: { agent, tenant },
  });
  return verdict.ok ? 'allowed' : verdict.error.code;
};

test.each([
  ['600100200', 'allowed'],
  ['221234567', 'allowed'],
  ['800123456', 'allowed'],
  ['391234567', 'allowed'],
  ['112', 'allowed'],
  ['801123456', 'call/not-permitted'],
  ['700123456', 'call/not-permitted'],
  ['118913', 'call/not-permitted'],
  ['+4930901820', 'call/not-permitted'],
  ['+881612345678', 'call/not-permitted'],
  ['+49900123456', 'call/not-permitted'],
  ['+9991234567', 'call/not-permitted'],
  ['101', 'call/unknown-number'],
  ['anna', 'call/unknown-number'],
])('a new tenant dialling %s: %s', (typed, verdict) => expect(dial(typed)).toBe(verdict));

test.each([
  ['+4930901820', { international: { countries: ['DE'] } }, 'allowed'],
  ['+4930901820', { international: { groups: ['european-union'] } }, 'allowed'],
  ['+4930901820', { international: { groups: ['europe'], countries: ['FR'] } }, 'call/not-permitted'],
  ['+18765551234', { international: { groups: ['north-america'] } }, 'call/not-permitted'],
  ['+19005551234', { international: { groups: ['north-america'], countries: ['US'] } }, 'call/not-permitted'],
  ['+49900123456', { international: { countries: ['DE'] } }, 'call/not-permitted'],
  ['+49900123456', { prefixes: [{ prefix: '+49900', allowed: true }] }, 'allowed'],
  ['+48700123456', { national: { premium: true } }, 'allowed'],
  ['+48700123456', { prefixes: [{ prefix: '+48700', allowed: true }] }, 'allowed'],
  ['+48703123456', { prefixes: [{ prefix: '+48700', allowed: true }] }, 'call/not-permitted'],
  ['+48600100200', { prefixes: [{ prefix: '+48600', allowed: false }] }, 'call/not-permitted'],
  ['+48600100200', { national: { mobile: false } }, 'call/not-permitted'],
  ['112', { national: { landline: false, mobile: false }, prefixes: [{ prefix: '+1', allowed: false }] }, 'allowed'],
])('%s with %j: %s', (typed, rules, verdict) => expect(dial(typed, rules)).toBe(verdict));

test('the longest prefix decides, and of two that are equal the one that forbids', () => {
  const prefixes = [
    { prefix: '+49', allowed: true },
    { prefix: '+4930', allowed: false },
  ];
  expect(dial('+4930901820', { prefixes })).toBe('call/not-permitted');
  expect(dial('+4989901820', { prefixes })).toBe('allowed');
  const equal = [
    { prefix: '+49', allowed: true },
    { prefix: '+49', allowed: false },
  ];
  expect(dial('+4930901820', { prefixes: equal })).toBe('call/not-permitted');
});

test.each([
  ['concurrent', { concurrent: 2 }],
  ['callsPerMinute', { callsPerMinute: 3 }],
  ['callsPerHour', { callsPerHour: 4 }],
  ['minutesPerHour', { minutesPerHour: 5 }],
] as const)('one call more than %s allows is refused, for agent and tenant; one less is not', (limit, caps) => {
  const [value] = Object.values(caps);
  const reached = { ...NOTHING, [limit]: value };
  const below = { ...NOTHING, [limit]: (value ?? 1) - 0.5 };
  for (const whose of ['agent', 'tenant'] as const) {
    const rules = { limits: { [whose]: caps } };
    expect(dial('600100200', rules, { [whose]: reached })).toBe('call/limit-reached');
    expect(dial('600100200', rules, { [whose]: below })).toBe('allowed');
    expect(dial('112', rules, { [whose]: reached })).toBe('allowed');
  }
});

test('a call no user stands behind is held to the limits of the tenant alone', () => {
  const rules = { limits: { agent: { concurrent: 0 } } };
  expect(dial('600100200', rules, { agent: null })).toBe('allowed');
  expect(dial('600100200', rules)).toBe('call/limit-reached');
});

const rulesOf = (accountId: string, concurrent: number) => ({
  limits: { agent: { concurrent: 2 }, accounts: [{ accountId, caps: { concurrent } }] },
});

test('an account’s own limits stand in place of what each agent has, for more or for less', () => {
  const more = { ...NOTHING, concurrent: 4 };
  const another = '01929000-0000-7000-8000-000000000002';
  expect(dial('600100200', rulesOf(ANNA, 5), { agent: more })).toBe('allowed');
  expect(dial('600100200', rulesOf(ANNA, 1), { agent: { ...NOTHING, concurrent: 1 } })).toBe('call/limit-reached');
  expect(dial('600100200', rulesOf(another, 5), { agent: more })).toBe('call/limit-reached');
});
