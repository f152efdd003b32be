import { type ForwardingRules, NO_FORWARDING } from '@wpm/contract';
import { ManualClock } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { ANNA } from './call-router.fixture.ts';
import { heldForwarding } from './held-forwarding.ts';

const RULES: ForwardingRules = { ...NO_FORWARDING, busy: { on: true, target: '102' } };
const LICENCE = {
  kind: 'uc' as const,
  seats: 1,
  validFrom: new Date(0),
  validUntil: new Date('2030-01-01T00:00:00Z'),
};

function held(rules: ForwardingRules, licences: readonly (typeof LICENCE)[]) {
  const asked: string[] = [];
  const rulesOf = heldForwarding(
    {
      forwardings: { of: async () => ({ version: 0, rules }) },
      licences: {
        of: async (tenantId: string) => {
          asked.push(tenantId);
          return licences;
        },
      },
    } as unknown as Parameters<typeof heldForwarding>[0],
    new ManualClock(),
  );
  return { asked, rules: rulesOf(ANNA) };
}

test('a forwarding holds for as long as it is paid for', async () => {
  expect(await held(RULES, [LICENCE]).rules).toEqual(RULES);
  expect(await held(RULES, []).rules).toEqual(NO_FORWARDING);
});

test('who never set one forwards nobody, and nobody asks what is paid for', async () => {
  const { asked, rules } = held(NO_FORWARDING, [LICENCE]);
  expect([await rules, asked]).toEqual([NO_FORWARDING, []]);
});
