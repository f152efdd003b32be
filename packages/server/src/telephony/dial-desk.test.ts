import { dialRules } from '@wpm/contract';
import { ManualClock, silentLog } from '@wpm/kernel';
import type { OutboundCall } from '@wpm/store';
import { expect, test } from 'vitest';
import { DialDesk } from './dial-desk.ts';

const HOUR_MS = 3_600_000;

const ASK = {
  callId: 'new',
  tenantId: 'tenant',
  accountId: 'anna',
  dialled: { kind: 'outside', number: '+48600100200' },
  countryCode: '48',
} as const;

/** A desk of a platform that has just started, two hours after the clock did. */
async function deskAfter(past: readonly Partial<OutboundCall>[], limits: object): Promise<DialDesk> {
  const clock = new ManualClock();
  clock.advance(2 * HOUR_MS);
  const recent = past.map((call): OutboundCall => {
    const startedAt = new Date(clock.now() - 600_000);
    const whose = { tenantId: 'tenant', accountId: 'anna', trunkId: 'lab' };
    return { ...whose, startedAt, answeredAt: startedAt, endedAt: new Date(clock.now() - 60_000), ...call };
  });
  const rules = dialRules.parse({ limits });
  const policies = { of: async () => ({ version: 1, rules }), recentCalls: async () => recent };
  const desk = new DialDesk({ policies, clock, log: silentLog });
  await desk.restore();
  return desk;
}

test('calls of the last hour count for their agent after a restart', async () => {
  const desk = await deskAfter([{}, {}], { agent: { callsPerHour: 2 } });
  expect(await desk.mayDial(ASK)).toMatchObject({ error: { code: 'call/limit-reached', whose: 'agent' } });
  expect((await desk.mayDial({ ...ASK, accountId: 'jan' })).ok).toBe(true);
});

test('minutes spoken over a trunk count for it after a restart, and for no other', async () => {
  const desk = await deskAfter([{}], { agent: {}, trunk: { minutesPerHour: 9 } });
  const permit = await desk.mayDial(ASK);
  if (!permit.ok) throw new Error(permit.error.code);
  expect([permit.value.trunkMay('lab'), permit.value.trunkMay('other')]).toEqual([false, true]);
});

test('a call that never reached a trunk counts for none', async () => {
  const desk = await deskAfter([{ trunkId: null }], { agent: {}, trunk: { callsPerHour: 1 } });
  const permit = await desk.mayDial(ASK);
  expect(permit.ok && permit.value.trunkMay('lab')).toBe(true);
});
