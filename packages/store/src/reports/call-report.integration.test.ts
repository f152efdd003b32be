import type { CallRecord, OfferRecord } from '@wpm/calls';
import { silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';
import type { CallReportFilter } from './call-report.ts';

let postgres: TestPostgres;
let store: Store;
let tenant: TestTenant;
const SALES = newId();

/** Half an hour apart over 60 hours round the end of summer time in Warsaw, 25 October 2026, every third of them long. */
const CALLS: CallRecord[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  tenant = await makeTenant(store, 'reports.test');
  for (let at = 0; at < 120; at++) {
    const startedAt = Date.UTC(2026, 9, 24, 0) + at * 1_800_000;
    const talkMs = 60_000 + (at % 3) * 45_000;
    const call = answeredCall(tenant, { id: newId(startedAt), startedAt, recording: null });
    const segments = call.segments.map((segment) => ({
      ...segment,
      startedAt,
      talkMs,
      endedAt: startedAt + 5_000 + talkMs,
    }));
    const number = `+486001002${String(at).padStart(2, '0')}`;
    const madeIn = at % 10 === 0 ? { madeIn: { campaignId: SALES, campaignName: 'Sales' } } : {};
    CALLS.push({ ...call, ...madeIn, talkMs, segments, caller: { number, name: null, accountId: null } });
  }
  for (const call of CALLS) await store.calls.close(call);
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const NOON = new Date('2026-10-25T11:00:00Z');

async function idsOf(filter: Partial<CallReportFilter>, period: 'today' | 'yesterday' = 'today') {
  const { from, until } = await store.reports.daysOf(tenant.id, { period }, NOON);
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.reports.calls(tenant.id, { from, until, sort: 'newest', limit: 7, ...filter, after });
    if (!page.ok) throw new Error(page.error.code);
    ids.push(...page.value.items.map(({ callId }) => callId));
    after = page.value.next ?? undefined;
  } while (after !== undefined);
  return ids;
}

const WARSAW = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Warsaw', dateStyle: 'short' });
const onDay = (day: string) => CALLS.filter(({ startedAt }) => WARSAW.format(startedAt) === day);
const idOf = ({ id }: CallRecord) => id;

test('the day on which summer time ends has its 25 hours of calls, newest first, over all pages', async () => {
  const today = onDay('2026-10-25');
  expect(today).toHaveLength(50);
  expect(await idsOf({})).toEqual(today.map(idOf).toReversed());
  expect(await idsOf({ sort: 'oldest' })).toEqual(today.map(idOf));
  expect(await idsOf({}, 'yesterday')).toEqual(onDay('2026-10-24').map(idOf).toReversed());
});

test('calls that were made in a campaign are found by it, and came to no queue', async () => {
  const made = onDay('2026-10-25').filter(({ madeIn }) => madeIn);
  expect(made.length).toBeGreaterThan(0);
  expect(await idsOf({ campaignId: SALES })).toEqual(made.map(idOf).toReversed());
  const range = await store.reports.daysOf(tenant.id, { period: 'today' }, NOON);
  const page = await store.reports.calls(tenant.id, { ...range, sort: 'newest', limit: 7, campaignId: SALES });
  expect(page).toMatchObject({ value: { items: made.map(() => ({ campaign: 'Sales', queueWaitMs: null })) } });
});

test('sorted by length every call comes once, the longest first', async () => {
  const ids = await idsOf({ sort: 'longest-talk' });
  const lengths = ids.map((id) => CALLS.find((call) => call.id === id)?.talkMs ?? 0);
  expect(new Set(ids)).toEqual(new Set(onDay('2026-10-25').map(idOf)));
  expect(lengths).toEqual(lengths.toSorted((one, other) => other - one));
});

test('it is narrowed by agent, length and any part of a number', async () => {
  const today = onDay('2026-10-25').toReversed();
  expect(await idsOf({ minTalkMs: 100_000 })).toEqual(today.filter(({ talkMs }) => talkMs >= 100_000).map(idOf));
  expect(await idsOf({ maxTalkMs: 60_000 })).toEqual(today.filter(({ talkMs }) => talkMs <= 60_000).map(idOf));
  const [some] = today;
  expect(await idsOf({ number: `${some?.caller.number.slice(3)}` })).toEqual([some?.id]);
  expect(await idsOf({ number: '-' })).toEqual([]);
  expect(await idsOf({ agentId: tenant.jan })).toEqual([]);
  expect(await idsOf({ direction: 'outbound' })).toEqual([]);
});

test('both parts of a call that was handed on stand in it, with who handed it to whom; nobody of another tenant sees them', async () => {
  const [first] = CALLS;
  const [segment] = first?.segments ?? [];
  if (!first || !segment) throw new Error('there is a call');
  const jan = { number: '102', name: 'Jan', accountId: tenant.jan };
  const handedOn = answeredCall(tenant, {
    startedAt: Date.UTC(2026, 10, 1, 9),
    segments: [
      { ...segment, transferredTo: jan, holdMs: 3_000 },
      { ...segment, number: 2, accountId: tenant.jan, transferredFrom: { ...jan, name: 'Anna' }, talkMs: 9_000 },
    ],
  });
  await store.calls.close(handedOn);
  const found = await store.reports.call(tenant.id, handedOn.id);
  expect(found?.parts.map(({ part, agent, talkMs, holdMs }) => ({ part, agent, talkMs, holdMs }))).toEqual([
    { part: 1, agent: 'anna of reports.test', talkMs: segment.talkMs, holdMs: 3_000 },
    { part: 2, agent: 'jan of reports.test', talkMs: 9_000, holdMs: 0 },
  ]);
  expect(found?.parts[0]?.transferredTo).toEqual(jan);
  const other = await makeTenant(store, 'other-reports.test');
  expect(await store.reports.call(other.id, handedOn.id)).toBeUndefined();
});

test('a call nobody took part in stands in it once, as nobody’s', async () => {
  const unheard = answeredCall(tenant, {
    startedAt: Date.UTC(2026, 10, 2, 9),
    segments: [],
    recording: null,
    talkMs: 0,
    outcome: 'missed',
    result: 'cancelled',
  });
  await store.calls.close(unheard);
  const found = await store.reports.call(tenant.id, unheard.id);
  expect(found?.parts).toMatchObject([{ part: 0, agent: null, outcome: 'missed', legs: 0, mos: null }]);
});

const OFFERED = Date.UTC(2026, 10, 3, 9);
const after = (seconds: number) => OFFERED + seconds * 1_000;
const at = (seconds: number | null) => (seconds === null ? null : new Date(after(seconds)));

/**
 * What came of an offer whose phones were asked and rang after so many seconds, or never; and of waking, which goes before that:
 * accepted, woke, registered, in what.
 */
const LEDGER = [
  ['answered', 'answered', [0, 1], null],
  ['rejected', 'rejected', [0, 2], null],
  ['not-answered', 'not-answered', [3, 4], [1, 2, 3, 'registered']],
  ['abandoned', 'abandoned', [0, 1], null],
  ['abandoned', 'abandoned-before-ringing', [0, null], null],
  ['withdrawn', 'withdrawn', [0, null], null],
  ['not-delivered', 'no-phone', [null, null], null],
  ['not-delivered', 'push-failed', [null, null], [null, null, null, 'unreachable']],
  ['not-delivered', 'asleep', [null, null], [1, null, null, 'unreachable']],
  ['not-delivered', 'not-registered', [null, null], [1, 2, null, 'unreachable']],
  ['not-delivered', 'silent', [4, null], [1, 2, 3, 'registered']],
  ['not-delivered', 'silent', [0, null], null],
  ['rejected', 'declined', [null, null], [1, 2, null, 'declined']],
  ['not-answered', 'not-answered', [2, null], [1, 2, null, 'not-answered']],
  ['abandoned', 'abandoned', [2, null], [1, 2, null, 'gone']],
  ['abandoned', 'abandoned-before-ringing', [null, null], [1, null, null, 'gone']],
  [null, 'ringing', [0, 1], null],
] as const;

test('the ledger of offers says of each in one word why a phone rang or did not, newest first, over all pages', async () => {
  const offers: OfferRecord[] = LEDGER.map(([outcome, , [asked, rang]], index) => ({
    number: index + 1,
    accountId: index % 2 === 0 ? tenant.anna : tenant.jan,
    why: { by: 'random', tier: 0, candidates: 2, waitedMs: 0 },
    chosenAt: after(index * 60),
    ...(asked !== null && { askedAt: after(index * 60 + asked) }),
    rangAt: rang === null ? null : after(index * 60 + rang),
    endedAt: outcome === null ? null : after(index * 60 + 20),
    outcome,
  }));
  const campaign = {
    campaignId: newId(),
    campaignName: 'Sales',
    enteredAt: OFFERED,
    waitMs: 0,
    left: null,
    isShort: false,
  };
  const call = answeredCall(tenant, { startedAt: OFFERED, queue: { ...campaign, offers } });
  await store.calls.close(call);
  for (const [index, [, , , wake]] of LEDGER.entries()) {
    if (wake === null) continue;
    const [accepted = null, woke = null, registered = null] = wake
      .slice(0, 3)
      .map((each) => (typeof each === 'number' ? index * 60 + each : null));
    await store.callWakes.write({
      id: newId(),
      tenantId: tenant.id,
      accountId: offers[index]?.accountId ?? '',
      // A user is woken for a kept place's own call, which has no record before it is answered.
      callId: index % 2 === 0 ? call.id : newId(),
      pushedAt: new Date(after(index * 60)),
      acceptedAt: at(accepted),
      wokeAt: at(woke),
      registeredAt: at(registered),
      endedAt: new Date(after(index * 60 + 8)),
      outcome: wake[3],
    });
  }
  const days = { from: new Date(OFFERED), until: new Date(after(3_600)) };
  const read = async (filter: object, id = tenant.id, by: Pick<Store, 'reports'> = store) => {
    const verdicts: string[] = [];
    let next: string | undefined;
    do {
      const page = await by.reports.offers(id, { ...days, ...filter, limit: 5, after: next });
      if (!page.ok) throw new Error(page.error.code);
      verdicts.push(...page.value.items.map(({ number, verdict }) => `${number} ${verdict}`));
      next = page.value.next ?? undefined;
    } while (next !== undefined);
    return verdicts;
  };
  const all = LEDGER.map(([, verdict], index) => `${index + 1} ${verdict}`).toReversed();
  expect(await read({})).toEqual(all);
  expect(await read({ agentId: tenant.jan })).toEqual(all.filter((line) => parseInt(line, 10) % 2 === 0));
  expect(await read({ verdict: 'asleep' })).toEqual(['9 asleep']);
  // What the report of agents counts, whatever the verdict.
  for (const outcome of ['rejected', 'not-delivered', 'answered'] as const)
    expect(await read({ outcome })).toEqual(all.filter((_, index) => LEDGER.toReversed()[index]?.[0] === outcome));
  expect(await read({ campaignId: newId() })).toEqual([]);
  expect(await read({}, (await makeTenant(store, 'no-offers.test')).id)).toEqual([]);
  // Whoever sees this campaign alone reads the same of it: also what woke a phone for a call that is none of its own.
  const confined = (campaignId: string) => store.confinedTo({ accountId: tenant.jan, campaignIds: [campaignId] });
  expect(await read({}, tenant.id, confined(campaign.campaignId))).toEqual(all);
  expect(await read({}, tenant.id, confined(newId()))).toEqual([]);
});

test('an offer is one of the campaign the call waited in then, and its supervisors see it, though the call went on', async () => {
  const [sales, service] = [newId(), newId()];
  const why = { by: 'random', tier: 0, candidates: 1, waitedMs: 0 } as const;
  const over = { why, rangAt: null, endedAt: after(20), outcome: 'not-answered' } as const;
  const offers: OfferRecord[] = [
    { ...over, number: 1, accountId: tenant.anna, chosenAt: after(1), campaign: { id: sales, name: 'Sales' } },
    { ...over, number: 2, accountId: tenant.jan, chosenAt: after(2), campaign: { id: service, name: 'Service' } },
    // Of before that was kept.
    { ...over, number: 3, accountId: tenant.jan, chosenAt: after(3) },
  ];
  const queue = { campaignId: service, campaignName: 'Service', enteredAt: OFFERED, waitMs: 0, left: null };
  await store.calls.close(answeredCall(tenant, { startedAt: OFFERED, queue: { ...queue, isShort: false, offers } }));
  const days = { from: new Date(OFFERED), until: new Date(after(3_600)), limit: 100 };
  const read = async (filter: object, by: Pick<Store, 'reports'> = store) => {
    const page = await by.reports.offers(tenant.id, { ...days, ...filter });
    if (!page.ok) throw new Error(page.error.code);
    return page.value.items.map(({ number, campaign }) => `${number} ${campaign}`);
  };
  const of = (campaignId: string) => store.confinedTo({ accountId: tenant.anna, campaignIds: [campaignId] });
  expect(await read({ campaignId: sales })).toEqual(['1 Sales']);
  expect(await read({ campaignId: service })).toEqual(['3 Service', '2 Service']);
  expect(await read({}, of(sales))).toEqual(['1 Sales']);
  expect(await read({}, of(service))).toEqual(['3 Service', '2 Service']);
  expect(await read({ campaignId: sales }, of(service))).toEqual([]);
  expect(await read({}, of(newId()))).toEqual([]);
});
