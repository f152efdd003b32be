import type { CallRecord, LegQuality, OfferRecord, QueueRecord, SegmentRecord } from '@wpm/calls';
import { silentLog } from '@wpm/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';
import { reckonedQuality, sampleLegs } from './quality.fixture.ts';

let postgres: TestPostgres;
let store: Store;
let client: Client;
let tenant: TestTenant;

const SALES = newId();
const SERVICE = newId();
const CALLS: CallRecord[] = [];
/** From 24 to 26 October 2026: summer time ends in Warsaw on the 25th. */
const FROM = Date.UTC(2026, 9, 23, 22);
const NOW = new Date(Date.UTC(2026, 9, 27));

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  client = new Client({ connectionString: postgres.server.url });
  await client.connect();
  tenant = await makeTenant(store, 'roll-ups.test');
  for (let at = 0; at < 400; at++) CALLS.push(sampleCall(at));
  for (const call of CALLS) await store.calls.close(call);
});

afterAll(async () => {
  await client.end();
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

/** Numbers that look like chance and are the same in every run. */
const pick = (at: number, of: number): number => ((at * 2_654_435_761) >>> 7) % of;

function sampleCall(at: number): CallRecord {
  const startedAt = FROM + pick(at, 72 * 3_600) * 1_000;
  const left = (['answered', 'answered', 'abandoned', 'waited-too-long', null] as const)[pick(at + 1, 5)] ?? null;
  const isAnswered = left === 'answered' || left === null;
  const call = answeredCall(tenant, { id: newId(startedAt), startedAt, recording: null });
  const times = { startedAt, talkMs: 30_000 + pick(at + 2, 300_000), holdMs: pick(at + 3, 2) * 4_000 };
  const segments = call.segments.map((segment) => ({
    ...segment,
    ...times,
    accountId: at % 3 === 0 ? tenant.jan : tenant.anna,
    endedAt: startedAt + 5_000 + times.talkMs + times.holdMs,
  }));
  const outcome = isAnswered ? 'answered' : 'missed';
  return {
    ...call,
    outcome,
    result: isAnswered ? 'answered' : 'cancelled',
    segments: isAnswered ? handedOn(at, segments) : [],
    quality: isAnswered ? sampleLegs(at, legsOf(at)) : [],
    ...(left !== null && { queue: queueOf(at, left, startedAt) }),
  };
}

/** Some were handed on: whoever had them first had them in another campaign, or in none. */
function handedOn(at: number, [segment, ...none]: readonly SegmentRecord[]): readonly SegmentRecord[] {
  if (!segment || at % 4 !== 1) return segment ? [segment, ...none] : none;
  // A call of an odd number is one of SERVICE, or of no campaign.
  const before = { campaignId: at % 3 === 0 ? null : SALES };
  const first = { ...segment, accountId: tenant.jan, talkMs: 7_000 + at, holdMs: 500, before };
  return [first, { ...segment, number: 2, accountId: tenant.anna }];
}

/** Parts of calls, each of the campaign the call was of then. */
const partsOf = (calls: readonly CallRecord[]) =>
  calls.flatMap((call) =>
    call.segments.map((part) => ({
      ...part,
      call,
      campaignId: part.before ? part.before.campaignId : (call.queue?.campaignId ?? null),
    })),
  );

const TRUNK = newId();
const legsOf = (at: number) => ({ login: at % 3 === 0 ? 'jan' : 'anna', domain: 'roll-ups.test', trunkId: TRUNK });

function queueOf(at: number, left: QueueRecord['left'], enteredAt: number): QueueRecord {
  const waitMs = pick(at + 4, 70_000);
  const outcome = (['answered', 'rejected', 'not-answered', 'not-delivered'] as const)[pick(at + 5, 4)] ?? null;
  const offer: OfferRecord = {
    number: 1,
    accountId: tenant.anna,
    why: { by: 'random', tier: 0, candidates: 2, waitedMs: 0 },
    chosenAt: enteredAt,
    rangAt: enteredAt,
    endedAt: enteredAt + 1_000,
    outcome,
  };
  const [campaignId, campaignName] = at % 2 === 0 ? [SALES, 'Sales'] : [SERVICE, 'Service'];
  const isShort = left === 'abandoned' && waitMs < 5_000;
  // Some were handed on: they waited in another campaign when they were offered first, and again in the one they are of now.
  const other = at % 2 === 0 ? { id: SERVICE, name: 'Service' } : { id: SALES, name: 'Sales' };
  const before: readonly OfferRecord[] =
    at % 6 < 2 ? [{ ...offer, number: 2, accountId: tenant.jan, campaign: other, outcome: 'rejected' }] : [];
  const own = at % 4 < 2 ? { ...offer, campaign: { id: campaignId, name: campaignName } } : offer;
  return { campaignId, campaignName, enteredAt, waitMs, left, isShort, offers: [own, ...before] };
}

const DAY = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Warsaw', dateStyle: 'short' });
const HOUR = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Warsaw', hour: '2-digit', hourCycle: 'h23' });

const GROUP = {
  campaign: ({ queue }: CallRecord) => queue?.campaignId ?? '',
  day: ({ startedAt }: CallRecord) => DAY.format(startedAt),
  'hour-of-day': ({ startedAt }: CallRecord) => HOUR.format(startedAt),
};

/** The figures of semantics.md reckoned from the calls themselves, one after the other, by nothing of the report's own. */
function reckoned(calls: readonly CallRecord[], by: keyof typeof GROUP, withinMs: number) {
  const queued = calls.filter(({ queue }) => queue !== undefined);
  const groups = [...new Set(queued.map(GROUP[by]))].toSorted();
  return groups.map((group) => {
    const mine = queued.filter((call) => GROUP[by](call) === group);
    const leaving = (left: string) => mine.filter(({ queue }) => queue?.left === left);
    const answered = leaving('answered');
    const waits = answered.map(({ queue }) => queue?.waitMs ?? 0);
    const parts = partsOf(calls).filter(
      ({ campaignId, call }) => campaignId !== null && (by === 'campaign' ? campaignId : GROUP[by](call)) === group,
    );
    return {
      group,
      name: by === 'campaign' ? (mine[0]?.queue?.campaignName ?? null) : null,
      calls: mine.length,
      answered: answered.length,
      abandoned: leaving('abandoned').length,
      shortAbandoned: mine.filter(({ queue }) => queue?.isShort).length,
      lostOtherwise: mine.length - answered.length - leaving('abandoned').length,
      withinLimit: waits.filter((wait) => wait <= withinMs).length,
      waitAnsweredMs: sum(waits),
      longestWaitMs: Math.max(...mine.map(({ queue }) => queue?.waitMs ?? 0)),
      handled: parts.length,
      talkMs: sum(parts.map(({ talkMs }) => talkMs)),
      holdMs: sum(parts.map(({ holdMs }) => holdMs)),
      wrapUpMs: 0,
    };
  });
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

async function reported(by: keyof typeof GROUP, withinSeconds: 20 | 60) {
  const days = await store.reports.daysOf(
    tenant.id,
    { period: 'between', first: '2026-10-24', last: '2026-10-26' },
    NOW,
  );
  const rows = await store.reports.campaigns(tenant.id, { ...days, by, withinSeconds });
  return rows.toSorted((one, other) => (one.group < other.group ? -1 : 1));
}

test.each(['campaign', 'day', 'hour-of-day'] as const)(
  'campaigns by %s are what their calls add up to, over the day of 25 hours',
  async (by) => {
    expect(await reported(by, 20)).toEqual(reckoned(CALLS, by, 20_000));
    expect(await reported(by, 60)).toEqual(reckoned(CALLS, by, 60_000));
  },
);

test('what is edited later, and a call that is gone, are in the figures at once, by whichever hand', async () => {
  await reported('day', 20);
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
  expect(await reported('day', 20)).toEqual(reckoned(CALLS, 'day', 20_000));
});

test('calls that end while reports are read are each in the next report, and none twice', async () => {
  const added = Array.from({ length: 60 }, (_, at) => sampleCall(1_000 + at));
  const closing = added.map((call) => store.calls.close(call));
  const reading = Array.from({ length: 10 }, () => reported('day', 20));
  await Promise.all([...closing, ...reading]);
  CALLS.push(...added);
  expect(await reported('day', 20)).toEqual(reckoned(CALLS, 'day', 20_000));
});

test('agents’ calls and offers are what each had, of all calls or of one campaign', async () => {
  const days = { first: '2026-10-24', last: '2026-10-26', from: new Date(FROM), until: NOW, now: NOW };
  for (const campaignId of [undefined, SALES]) {
    const rows = await store.reports.agents(tenant.id, { ...days, campaignId });
    for (const accountId of [tenant.anna, tenant.jan]) {
      const parts = partsOf(CALLS).filter(
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
        offered: offers.length,
        taken: of('answered'),
        rejected: of('rejected'),
        notAnswered: of('not-answered'),
        notDelivered: of('not-delivered'),
      });
    }
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
