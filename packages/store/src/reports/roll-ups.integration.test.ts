import type { CallRecord, LegQuality } from '@wpm/calls';
import type { CallReportSort, QueueExitFilter, ServiceLimit } from '@wpm/contract';
import { silentLog } from '@wpm/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { makeTenant, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';
import { reckonedQuality } from './quality.fixture.ts';
import {
  type Limit,
  OWN,
  SALES,
  type WrapUp,
  groupsIn,
  partsOf,
  reckonedCampaigns,
  sampleCall,
  sampleWrapUps,
  sum,
  writeWrapUps,
} from './roll-ups.fixture.ts';

let postgres: TestPostgres;
let store: Store;
let client: Client;
let tenant: TestTenant;

const CALLS: CallRecord[] = [];
let wrapUps: readonly WrapUp[];
/** From 24 to 26 October 2026: summer time ends in Warsaw on the 25th. */
const FROM = Date.UTC(2026, 9, 23, 22);
const DAYS = { period: 'between', first: '2026-10-24', last: '2026-10-26' } as const;
const NOW = new Date(Date.UTC(2026, 9, 27));

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  client = new Client({ connectionString: postgres.server.url });
  await client.connect();
  tenant = await makeTenant(store, 'roll-ups.test');
  for (let at = 0; at < 400; at++) CALLS.push(sampleCall({ tenant, from: FROM }, at));
  for (const call of CALLS) await store.calls.close(call);
  wrapUps = sampleWrapUps(CALLS);
  await writeWrapUps(store, tenant, wrapUps);
});

afterAll(async () => {
  await client.end();
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

type Group = keyof ReturnType<typeof groupsIn>;
const GROUP = groupsIn('Europe/Warsaw');

const reckoned = (by: Group, limitOf: Limit) =>
  reckonedCampaigns({ calls: CALLS, wrapUps }, GROUP[by], by === 'campaign', limitOf);

async function reported(by: Group, withinSeconds: ServiceLimit, tenantId = tenant.id) {
  const days = await store.reports.daysOf(tenantId, DAYS, NOW);
  const rows = await store.reports.campaigns(tenantId, { ...days, by, withinSeconds });
  return rows.toSorted((one, other) => (one.group < other.group ? -1 : 1));
}

test.each(['campaign', 'day', 'hour-of-day'] as const)(
  'campaigns by %s are what their calls add up to, over the day of 25 hours',
  async (by) => {
    for (const seconds of ['10', '20', '30', '60'] as const)
      expect(await reported(by, seconds)).toEqual(reckoned(by, () => Number(seconds) * 1_000));
    const own = await reported(by, 'own');
    expect(own).toEqual(reckoned(by, OWN));
    expect(sum(own.map(({ wrapUpMs }) => wrapUpMs))).toBeGreaterThan(60_000);
  },
);

test('the calls a figure leads to are those it counts, in every order', async () => {
  const { from, until } = await store.reports.daysOf(tenant.id, DAYS, NOW);
  const [sales] = (await reported('campaign', 'own')).filter(({ group }) => group === SALES);
  const callsLeft = async (left: QueueExitFilter, sort: CallReportSort = 'newest') => {
    const asked = { from, until, campaignId: SALES, direction: 'inbound', left, sort, limit: 1_000 } as const;
    const page = await store.reports.calls(tenant.id, asked);
    return page.ok ? new Set(page.value.items.map(({ callId }) => callId)).size : undefined;
  };
  expect(sales?.shortAbandoned).toBeGreaterThan(0);
  expect(sales?.lostOtherwise).toBeGreaterThan(0);
  for (const sort of ['newest', 'longest-talk', 'longest-wait'] as const)
    expect([await callsLeft('abandoned-short', sort), await callsLeft('lost-otherwise', sort)]).toEqual([
      sales?.shortAbandoned,
      sales?.lostOtherwise,
    ]);
  expect(await callsLeft('abandoned')).toBe(sales?.abandoned);
});

test('in a zone half an hour off, days and hours are its own', async () => {
  const timeZone = 'Asia/Kolkata';
  const far = await makeTenant(store, 'kolkata.test');
  const { version, settings } = await store.tenantSettings.of(far.id);
  const by = { at: NOW, source: 'test', tenantId: far.id };
  const set = await store.tenantSettings.change(far.id, { version, settings: { ...settings, timeZone } }, by);
  expect(set).toMatchObject({ ok: true });
  const from = Date.UTC(2026, 9, 23, 18, 30);
  const calls = Array.from({ length: 200 }, (_, at) => sampleCall({ tenant: far, from }, at));
  for (const call of calls) await store.calls.close(call);
  const after = sampleWrapUps(calls);
  await writeWrapUps(store, far, after);
  const groups = groupsIn(timeZone);
  for (const rows of ['campaign', 'day', 'hour-of-day'] as const) {
    const wanted = reckonedCampaigns({ calls, wrapUps: after }, groups[rows], rows === 'campaign', OWN);
    expect(await reported(rows, 'own', far.id)).toEqual(wanted);
  }
  expect(await reported('day', 'own', far.id)).toHaveLength(3);
});

test('what is edited later, and a call that is gone, are in the figures at once, by whichever hand', async () => {
  await reported('day', 'own');
  const [edited, gone] = [CALLS.find(({ queue, segments }) => queue && segments.length > 0), CALLS.at(-1)];
  if (!edited || !gone) throw new Error('there are calls');
  await client.query('UPDATE call_segments SET talk_ms = 999000 WHERE call_id = $1', [edited.id]);
  await client.query('UPDATE calls SET queue_wait_ms = 1 WHERE id = $1', [edited.id]);
  await client.query('DELETE FROM calls WHERE id = $1', [gone.id]);
  const segments = edited.segments.map((segment) => ({ ...segment, talkMs: 999_000 }));
  const queue = edited.queue && { ...edited.queue, waitMs: 1 };
  const left = CALLS.filter((call) => call !== gone).map((call) =>
    call === edited ? { ...call, segments, ...(queue && { queue }) } : call,
  );
  CALLS.splice(0, CALLS.length, ...left);
  expect(await reported('day', 'own')).toEqual(reckoned('day', OWN));
});

test('calls that end while reports are read are each in the next report, and none twice', async () => {
  const added = Array.from({ length: 60 }, (_, at) => sampleCall({ tenant, from: FROM }, 1_000 + at));
  const closing = added.map((call) => store.calls.close(call));
  const reading = Array.from({ length: 10 }, () => reported('day', 'own'));
  await Promise.all([...closing, ...reading]);
  CALLS.push(...added);
  expect(await reported('day', 'own')).toEqual(reckoned('day', OWN));
});

test('agents’ calls and offers are what each had, of all calls or of one campaign', async () => {
  const days = { first: '2026-10-24', last: '2026-10-26', from: new Date(FROM), until: NOW, now: NOW };
  for (const campaignId of [undefined, SALES]) {
    const rows = await store.reports.agents(tenant.id, { ...days, campaignId });
    for (const accountId of [tenant.anna, tenant.jan]) {
      const parts = partsOf(CALLS, wrapUps).filter(
        (part) => part.accountId === accountId && (campaignId === undefined || part.campaignId === campaignId),
      );
      // By the campaign of the offer, whichever the call is of in the end.
      const offers = CALLS.flatMap(({ queue }) => (queue?.offers ?? []).map((offer) => ({ offer, queue })))
        .filter(({ offer, queue }) => !campaignId || (offer.campaign?.id ?? queue?.campaignId) === campaignId)
        .flatMap(({ offer }) => (offer.accountId === accountId ? [offer] : []));
      const of = (outcome: string) => offers.filter((offer) => offer.outcome === outcome).length;
      expect(rows.find((row) => row.accountId === accountId)).toMatchObject({
        handled: parts.length,
        talkMs: sum(parts.map(({ talkMs }) => talkMs)),
        holdMs: sum(parts.map(({ holdMs }) => holdMs)),
        wrapUpMs: sum(parts.map(({ wrapUpMs }) => wrapUpMs)),
        offered: offers.length,
        taken: of('answered'),
        rejected: of('rejected'),
        notAnswered: of('not-answered'),
        notDelivered: of('not-delivered'),
      });
    }
  }
});

test('agents’ days are what they did on each, and add up to the period', async () => {
  const days = { first: '2026-10-24', last: '2026-10-26', from: new Date(FROM), until: NOW, now: NOW };
  const rows = await store.reports.agents(tenant.id, { ...days, per: 'day', campaignId: SALES });
  const sales = partsOf(CALLS, wrapUps).filter(({ campaignId }) => campaignId === SALES);
  for (const accountId of [tenant.anna, tenant.jan])
    for (const day of ['2026-10-24', '2026-10-25', '2026-10-26']) {
      const parts = sales.filter((part) => part.accountId === accountId && GROUP.day(part.call) === day);
      expect(rows.find((row) => row.accountId === accountId && row.day === day)).toMatchObject({
        handled: parts.length,
        talkMs: sum(parts.map(({ talkMs }) => talkMs)),
        wrapUpMs: sum(parts.map(({ wrapUpMs }) => wrapUpMs)),
      });
    }
  expect(rows).toHaveLength(6);
});

test('what a figure counts is what its calls and offers are listed by', async () => {
  const days = await store.reports.daysOf(tenant.id, DAYS, NOW);
  for (const left of ['answered', 'abandoned'] as const) {
    const filter = { ...days, campaignId: SALES, direction: 'inbound', left, sort: 'newest', limit: 1_000 } as const;
    const page = await store.reports.calls(tenant.id, filter);
    if (!page.ok) throw new Error(page.error.code);
    const listed = new Set(page.value.items.map(({ callId }) => callId));
    const rows = await store.reports.campaigns(tenant.id, { ...days, by: 'campaign', withinSeconds: 'own' });
    expect(listed.size).toBe(rows.find(({ group }) => group === SALES)?.[left]);
  }
  const [anna] = await store.reports.agents(tenant.id, { ...days, agentId: tenant.anna, now: NOW });
  const offered = { ...days, agentId: tenant.anna, limit: 1_000 };
  for (const [outcome, counted] of [
    ['rejected', anna?.rejected],
    ['not-answered', anna?.notAnswered],
    ['not-delivered', anna?.notDelivered],
  ] as const) {
    const page = await store.reports.offers(tenant.id, { ...offered, outcome });
    expect(page.ok && page.value.items.length).toBe(counted);
  }
});

const QUALITY_KEYS = {
  agent: (_: CallRecord, { aor }: LegQuality) =>
    aor === null ? undefined : aor.startsWith('sip:jan@') ? tenant.jan : tenant.anna,
  network: (_: CallRecord, { trunkId, transport }: LegQuality) => trunkId ?? transport,
  day: GROUP.day,
  'hour-of-day': GROUP['hour-of-day'],
};

test.each(['agent', 'network', 'day', 'hour-of-day'] as const)(
  'the sound of calls by %s is what their legs add up to, of all calls or of one campaign, where somebody measured',
  async (by) => {
    const days = { first: '2026-10-24', last: '2026-10-26', from: new Date(FROM), until: NOW };
    for (const campaignId of [undefined, SALES]) {
      const rows = await store.reports.quality(tenant.id, { ...days, by, campaignId });
      const calls = CALLS.filter(({ queue }) => campaignId === undefined || queue?.campaignId === campaignId);
      const wanted = reckonedQuality(calls, by, QUALITY_KEYS);
      expect(rows.length).toBeGreaterThan(1);
      expect(Object.fromEntries(rows.map(({ group, ...row }) => [group, rounded(row)]))).toEqual(
        Object.fromEntries(Object.entries(wanted).map(([group, row]) => [group, rounded(row)])),
      );
    }
  },
);

/** Sums of fractions in another order differ in their last digits. */
const rounded = (row: Readonly<Record<string, string | number | null>>) =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([key]) => key !== 'name')
      .map(([key, value]) => [key, typeof value === 'number' ? value.toFixed(3) : value]),
  );

test('where the clocks of the tenant are set otherwise, its days are others', async () => {
  const { version, settings } = await store.tenantSettings.of(tenant.id);
  const by = { at: NOW, source: 'test', tenantId: tenant.id };
  const set = (timeZone: string) =>
    store.tenantSettings.change(tenant.id, { version, settings: { ...settings, timeZone } }, by);
  expect(await set('Mars/Olympus')).toEqual({ ok: false, error: { code: 'tenant/unknown-zone' } });
  expect(await set('America/New_York')).toMatchObject({ ok: true, value: { version: version + 1 } });
  expect(await set('Europe/Berlin')).toEqual({ ok: false, error: { code: 'item/changed-meanwhile' } });
  const days = await store.reports.daysOf(
    tenant.id,
    { period: 'between', first: '2026-10-25', last: '2026-10-25' },
    NOW,
  );
  const calls = CALLS.filter(({ startedAt }) => startedAt >= days.from.getTime() && startedAt < days.until.getTime());
  const rows = await store.reports.agents(tenant.id, { ...days, now: NOW });
  expect(sum(rows.map((row) => row.handled))).toBe(calls.flatMap(({ segments }) => segments).length);
  expect(calls.length).toBeGreaterThan(20);
});
