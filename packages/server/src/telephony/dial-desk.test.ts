import type { CallRecord, ForwardingRecord, Peer, RecordedParty, SegmentRecord } from '@wpm/calls';
import { dialRules } from '@wpm/contract';
import type { Dialled } from '@wpm/directory';
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
async function deskAfter(
  past: readonly Partial<OutboundCall>[],
  limits: object,
  { isDisabled = false } = {},
): Promise<DialDesk> {
  const clock = new ManualClock();
  clock.advance(2 * HOUR_MS);
  const recent = past.map((call): OutboundCall => {
    const startedAt = new Date(clock.now() - 600_000);
    const whose = { tenantId: 'tenant', accountId: 'anna', trunkId: 'lab' };
    return { ...whose, startedAt, answeredAt: startedAt, endedAt: new Date(clock.now() - 60_000), ...call };
  });
  const rules = dialRules.parse({ limits });
  const policies = { of: async () => ({ version: 1, rules }), recentCalls: async () => recent };
  const tenants = { isDisabled: async () => isDisabled };
  const desk = new DialDesk({ policies, tenants, clock, log: silentLog });
  await desk.restore();
  return desk;
}

test('calls of the last hour count for their agent after a restart', async () => {
  const desk = await deskAfter([{}, {}], { agent: { callsPerHour: 2 } });
  expect(await desk.mayDial(ASK)).toMatchObject({ error: { code: 'call/limit-reached', whose: 'agent' } });
  expect((await desk.mayDial({ ...ASK, accountId: 'jan' })).ok).toBe(true);
});

test('of a tenant whose service was stopped nobody calls out, but for help', async () => {
  const desk = await deskAfter([], { agent: {} }, { isDisabled: true });
  expect(await desk.mayDial(ASK)).toMatchObject({ error: { code: 'call/not-permitted', class: 'national-mobile' } });
  const help = { kind: 'emergency', digits: '112' } as const;
  expect((await desk.mayDial({ ...ASK, dialled: help })).ok).toBe(true);
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

/** A desk where Anna's call is under way. */
async function calling(limits: object, dialled: Dialled = ASK.dialled): Promise<DialDesk> {
  const desk = await deskAfter([], limits);
  expect((await desk.mayDial({ ...ASK, dialled })).ok).toBe(true);
  desk.observer.trying('new', { kind: 'trunk', trunkId: 'lab' });
  return desk;
}

const follow = (desk: DialDesk, number: string, callId = 'new') => desk.mayFollow({ callId, trunkId: 'lab', number });

test.each([
  ['another number she may call', '600100300', 'allowed'],
  ['the number she called', '+48600100200', 'allowed'],
  ['a premium number', '+48700100399', 'call/not-permitted'],
  ['a country she may not call', '+37112345678', 'call/not-permitted'],
  ['a colleague', '102', 'call/not-permitted'],
  ['help', '112', 'call/not-permitted'],
  ['no number at all', 'gateway', 'call/not-permitted'],
])('Anna’s call may go on to %s: %s, %s', async (_, number, verdict) => {
  const followed = await follow(await calling({}), number);
  expect(followed.ok ? 'allowed' : followed.error.code).toBe(verdict);
});

test('a call for help goes wherever it is sent', async () => {
  const desk = await calling({}, { kind: 'emergency', digits: '112' });
  expect((await follow(desk, '+48700100399')).ok).toBe(true);
});

test('a call that goes on counts once more for what is called an hour, but stands for one call at once', async () => {
  const desk = await calling({ agent: { concurrent: 1, callsPerHour: 2 } });
  expect((await follow(desk, '600100300')).ok).toBe(true);
  expect(await follow(desk, '600100400')).toMatchObject({ error: { code: 'call/limit-reached' } });
  expect(await desk.mayDial({ ...ASK, callId: 'other' })).toMatchObject({ error: { limit: 'concurrent' } });
  desk.observer.over('new');
  expect(await desk.mayDial({ ...ASK, callId: 'other' })).toMatchObject({ error: { limit: 'callsPerHour' } });
});

test('a trunk over its own limits carries no call further; a call nobody asked for goes nowhere', async () => {
  expect(await follow(await calling({ trunk: { callsPerHour: 1 } }), '600100300')).toMatchObject({
    error: { code: 'call/limit-reached' },
  });
  expect(await follow(await calling({}), '600100300', 'unknown')).toMatchObject({
    error: { code: 'call/not-permitted' },
  });
});

const partyOf = (number: string, accountId: string | null = null): RecordedParty => ({ number, name: null, accountId });
const [ANNA, JAN] = [partyOf('101', 'anna'), partyOf('102', 'jan')];
const [CUSTOMER, MOBILE] = [partyOf('+48600100100'), partyOf('+48600100200')];

const step = (
  from: RecordedParty,
  to: RecordedParty,
  refusal: ForwardingRecord['refusal'] = null,
): ForwardingRecord => ({ from, to, reason: 'always', refusal, trunkId: null });

const INBOUND = { direction: 'inbound', caller: CUSTOMER } as const;
const OUTWARD: Peer = { kind: 'trunk', trunkId: 'lab' };

/** A desk that found a call from outside under way at its start. */
async function resumed(changed: Partial<CallRecord>, limits: object, peers: readonly Peer[] = []): Promise<DialDesk> {
  const desk = await deskAfter([], limits);
  const record: CallRecord = {
    id: 'old',
    tenantId: 'tenant',
    ...INBOUND,
    callee: ANNA,
    startedAt: 2 * HOUR_MS - 60_000,
    answeredAt: 2 * HOUR_MS - 50_000,
    endedAt: null,
    ringMs: 10_000,
    talkMs: 50_000,
    result: null,
    outcome: null,
    endedBy: null,
    refusal: null,
    cause: null,
    trunkId: 'other',
    redirects: [],
    segments: [],
    recording: null,
    ...changed,
  };
  desk.observer.resumed('old', record, peers);
  return desk;
}

/** What a user had of a call they handed on. */
const handedOn = (accountId: string, transferredTo: RecordedParty): SegmentRecord => ({
  number: 1,
  accountId,
  direction: 'inbound',
  other: CUSTOMER,
  startedAt: 2 * HOUR_MS - 60_000,
  endedAt: 2 * HOUR_MS - 1,
  ringMs: 10_000,
  talkMs: 40_000,
  holdMs: 0,
  transferredFrom: null,
  transferredTo,
  result: null,
  outcome: null,
});

test.each<[string, Partial<CallRecord>, string | null]>([
  ['that Anna dialled', { direction: 'outbound', caller: ANNA, callee: MOBILE }, 'anna'],
  [
    'that Anna dialled and Jan forwarded',
    { direction: 'internal', caller: ANNA, callee: JAN, forwardings: [step(JAN, MOBILE)] },
    'jan',
  ],
  ['that Anna forwards outside', { forwardings: [step(ANNA, MOBILE)] }, 'anna'],
  ['that Anna forwards to Jan, who sends it outside', { forwardings: [step(ANNA, JAN), step(JAN, MOBILE)] }, 'jan'],
  ['Anna’s forwarding of which was refused', { forwardings: [step(ANNA, MOBILE, 'call/limit-reached')] }, null],
  ['that Anna forwards to Jan', { forwardings: [step(ANNA, JAN)] }, null],
  ['that Jan handed on to the outside', { segments: [handedOn('jan', MOBILE)] }, 'jan'],
  ['that Jan handed on to Anna', { segments: [handedOn('jan', ANNA)] }, null],
])('after a restart a call %s counts for whoever sent it outside', async (_, record, payer) => {
  const desk = await resumed(record, { agent: { concurrent: 1 } });
  const refused = [];
  for (const accountId of ['anna', 'jan']) {
    const permit = await desk.mayDial({ ...ASK, callId: `of ${accountId}`, accountId });
    if (!permit.ok) refused.push(accountId);
  }
  expect(refused).toEqual(payer === null ? [] : [payer]);
});

test('after a restart a forwarded call counts for the trunk it left by, and not for the one it came by', async () => {
  const from = { transport: 'udp', address: '192.0.2.1', port: 5060 } as const;
  const cameBy: Peer = { kind: 'trunk', trunkId: 'other', from };
  const record = { forwardings: [step(ANNA, MOBILE)] };
  const desk = await resumed(record, { trunk: { concurrent: 1 } }, [cameBy, OUTWARD]);
  const permit = await desk.mayDial(ASK);
  if (!permit.ok) throw new Error(permit.error.code);
  expect([permit.value.trunkMay('lab'), permit.value.trunkMay('other')]).toEqual([false, true]);
});
