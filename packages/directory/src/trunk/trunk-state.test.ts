import { expect, test } from 'vitest';
import { type Health, advanceHealth, isHealthy } from './health.ts';
import { type TrunkFacts, trunkStateOf } from './trunk-state.ts';
import { trunkOrder } from './trunk-order.ts';

const UNKNOWN: Health = { state: 'unknown', since: 0, failures: 0 };
const silent = { why: 'timeout', words: 'no answer' } as const;

test('a trunk is down after so many failures in a row and not one earlier, and up after one answer', () => {
  const fail = (health: Health, at: number) => advanceHealth(health, { kind: 'failed', trouble: silent }, at, 3);
  const twice = fail(fail(UNKNOWN, 1), 2);
  expect([twice.state, isHealthy(twice, 2)]).toEqual(['unknown', true]);
  const thrice = fail(twice, 3);
  expect(thrice).toEqual({ state: 'down', since: 3, trouble: silent });
  expect(isHealthy(thrice, 4)).toBe(false);
  const up = advanceHealth(thrice, { kind: 'answered', rttMs: 12 }, 5, 3);
  expect(up).toEqual({ state: 'up', since: 5, rttMs: 12, failures: 0 });
  // Failures count in a row only.
  const mixed = fail(advanceHealth(fail(fail(up, 6), 7), { kind: 'answered', rttMs: null }, 8, 3), 9);
  expect(mixed).toMatchObject({ state: 'up', since: 5, rttMs: 12, failures: 1 });
});

test('a trunk that asks to be left alone is, until then, and for ten minutes at the most', () => {
  const input = { kind: 'overloaded', seconds: 30, words: '503 Busy' } as const;
  const resting = advanceHealth(UNKNOWN, input, 0, 3);
  expect([isHealthy(resting, 29_999), isHealthy(resting, 30_000)]).toEqual([false, true]);
  expect(advanceHealth(resting, { kind: 'answered', rttMs: 1 }, 10_000, 3)).toBe(resting);
  expect(advanceHealth(resting, { kind: 'answered', rttMs: 1 }, 30_000, 3).state).toBe('up');
  expect(advanceHealth(UNKNOWN, { ...input, seconds: 1e9 }, 0, 3)).toMatchObject({ until: 600_000 });
});

const facts = (change: Partial<TrunkFacts> = {}): TrunkFacts => ({
  contact: { kind: 'by-address' },
  health: { state: 'up', since: 1_000, rttMs: 12.4, failures: 0 },
  lost: null,
  fullSince: null,
  ...change,
});
const trouble = { kind: 'refused', why: 'rejected', status: 403, words: 'Forbidden', realm: null } as const;
const failed = { state: 'failed', since: 2_000, retryAt: 9_000, attempt: 1, trouble } as const;

test.each([
  ['ready', {}, { name: 'ready', rttMs: 12, registeredUntil: null, since: '1970-01-01T00:00:01.000Z' }],
  ['unreachable: dns', { lost: { since: 5_000, words: 'carrier.example' } }, { name: 'unreachable', why: 'dns' }],
  [
    'unreachable: silence',
    { health: { state: 'down', since: 4_000, trouble: silent } },
    { name: 'unreachable', why: 'timeout' },
  ],
  ['full', { fullSince: 7_000 }, { name: 'full', since: '1970-01-01T00:00:07.000Z' }],
  ['waiting', { contact: { kind: 'accepts', since: 3_000, until: null } }, { name: 'waiting' }],
  [
    'ready: they are registered',
    { contact: { kind: 'accepts', since: 3_000, until: 60_000 } },
    { name: 'ready', registeredUntil: '1970-01-01T00:01:00.000Z' },
  ],
  [
    'refused in its own words',
    { contact: { kind: 'registers', registration: failed } },
    { name: 'refused', status: 403, words: 'Forbidden', retryAt: '1970-01-01T00:00:09.000Z' },
  ],
  [
    'unreachable registrar',
    { contact: { kind: 'registers', registration: { ...failed, trouble: { kind: 'unreachable', ...silent } } } },
    { name: 'unreachable', why: 'timeout' },
  ],
  [
    'registering',
    { contact: { kind: 'registers', registration: { state: 'registering', since: 6_000, attempt: 0 } } },
    { name: 'registering' },
  ],
  [
    'ready while a failed refresh still holds',
    { contact: { kind: 'registers', registration: { ...failed, state: 'at-risk', until: 20_000 } } },
    { name: 'ready', registeredUntil: '1970-01-01T00:00:20.000Z' },
  ],
] as const)('an administrator reads: %s', (_what, change, expected) => {
  expect(trunkStateOf(facts(change), 8_000)).toMatchObject(expected);
});

const choice = (id: string, priority: number, weight: number, isUp = true) => ({ id, priority, weight, isUp });

test('trunks that are up go first, then priorities; those that seem down are still tried at last', () => {
  const choices = [choice('c', 2, 1), choice('down', 1, 1, false), choice('a', 1, 1), choice('d', 3, 0)];
  expect(trunkOrder(choices, () => 0.5).map(({ id }) => id)).toEqual(['a', 'c', 'd', 'down']);
});

test('within a priority the weights share the calls, and weight 0 comes last', () => {
  const choices = [choice('spare', 1, 0), choice('a', 1, 30), choice('b', 1, 10)];
  const first = { a: 0, b: 0, spare: 0 };
  for (let n = 0; n < 400; n++) {
    const draws = [(n + 0.5) / 400, 0.5, 0.5];
    const [winner] = trunkOrder(choices, () => draws.shift() ?? 0);
    if (winner?.id === 'a' || winner?.id === 'b' || winner?.id === 'spare') first[winner.id]++;
  }
  expect(first).toEqual({ a: 300, b: 100, spare: 0 });
  expect(trunkOrder(choices, () => 0.99).at(-1)?.id).toBe('spare');
});
