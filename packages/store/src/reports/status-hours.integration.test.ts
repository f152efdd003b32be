import { type AgentState, type Chosen, type Interval, NEVER_SIGNED_IN } from '@wpm/acd';
import { silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';

let postgres: TestPostgres;
let store: Store;
let tenant: TestTenant;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  tenant = await makeTenant(store, 'statuses.test');
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const MINUTE = 60_000;
/** 23:10 in Warsaw, the day before summer time ends: a shift over a midnight and through the hour that is there twice. */
const SHIFT = Date.UTC(2026, 9, 24, 21, 10);
const READY: Chosen = { kind: 'ready', by: 'agent' };
const IN_QUEUE: Chosen = { kind: 'in-queue', by: 'agent' };
const MEAL: Chosen = { kind: 'break', breakId: newId(), by: 'agent' };

/** Statuses that follow each other, each so many minutes long. */
const PLAN: readonly (readonly [Chosen, Interval['activity'], number])[] = [
  [READY, 'idle', 30],
  [IN_QUEUE, 'idle', 55],
  [IN_QUEUE, 'in-call', 25],
  [IN_QUEUE, 'wrap-up', 3],
  [MEAL, 'idle', 170],
  [IN_QUEUE, 'idle', 61],
  [{ kind: 'signed-out', by: 'agent', why: 'manual' }, 'idle', 600],
  [READY, 'idle', 7],
];

const INTERVALS: readonly Interval[] = PLAN.map(([chosen, activity, minutes], at) => {
  const before = PLAN.slice(0, at).reduce((sum, [, , each]) => sum + each, 0);
  const from = SHIFT + before * MINUTE;
  return { chosen, activity, from, until: from + minutes * MINUTE };
});
const END = INTERVALS.at(-1)?.until ?? SHIFT;

const DAY = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Warsaw', dateStyle: 'short' });

/** Minutes of a day of Warsaw in each status, counted minute by minute. */
function counted(day: string): Record<string, number> {
  const times: Record<string, number> = {};
  for (const { chosen, activity, from, until } of INTERVALS) {
    if (chosen.kind === 'signed-out') continue;
    const key = `${chosen.kind} ${activity}`;
    for (let at = from; at < until; at += MINUTE) if (DAY.format(at) === day) times[key] = (times[key] ?? 0) + MINUTE;
  }
  return times;
}

async function timesOn(day: string, now: Date): Promise<Record<string, number>> {
  const days = await store.reports.daysOf(tenant.id, { period: 'between', first: day, last: day }, now);
  const [anna] = await store.reports.agents(tenant.id, { ...days, agentId: tenant.anna, now });
  return Object.fromEntries((anna?.statuses ?? []).map(({ chosen, activity, ms }) => [`${chosen} ${activity}`, ms]));
}

test('a shift over midnight and the end of summer time is cut at midnight, to the millisecond, once however often it is written', async () => {
  const call = answeredCall(tenant, { recording: null });
  const [segment] = call.segments;
  if (!segment) throw new Error('the call has a part');
  // The call whose wrap-up stands in the plan: it began the day before.
  const inCall = INTERVALS[2];
  if (!inCall) throw new Error('there is a call in the plan');
  const times = { startedAt: inCall.from - 5_000, endedAt: inCall.until };
  await store.calls.close({ ...call, ...times, segments: [{ ...segment, ...times, talkMs: 25 * MINUTE }] });
  const state: AgentState = { ...NEVER_SIGNED_IN(END), chosen: READY, reach: { kind: 'reachable' }, since: END };
  const move = {
    accountId: tenant.anna,
    tenantId: tenant.id,
    version: 0,
    intervals: 0,
    state,
    over: INTERVALS,
    wrappedUp: [],
  };
  for (let time = 0; time < 2; time++) await store.agentStates.move(move);
  const now = new Date(END);
  expect(await timesOn('2026-10-24', now)).toEqual(counted('2026-10-24'));
  expect(await timesOn('2026-10-25', now)).toEqual(counted('2026-10-25'));
  expect(await timesOn('2026-10-26', now)).toEqual({});
});

test('a status that lasts is counted as far as now, and no further than the day', async () => {
  const later = new Date(END + 90 * MINUTE);
  const before = counted('2026-10-25');
  expect(await timesOn('2026-10-25', later)).toEqual({
    ...before,
    'ready idle': (before['ready idle'] ?? 0) + 90 * MINUTE,
  });
  const nextDay = new Date(Date.UTC(2026, 9, 26, 10));
  const midnight = Date.UTC(2026, 9, 25, 23);
  expect(await timesOn('2026-10-26', nextDay)).toEqual({ 'ready idle': nextDay.getTime() - midnight });
});

test('day by day, a shift and the status that lasts stand on each day they lay in', async () => {
  const now = new Date(Date.UTC(2026, 9, 26, 10));
  const named = { period: 'between', first: '2026-10-24', last: '2026-10-26' } as const;
  const days = await store.reports.daysOf(tenant.id, named, now);
  const rows = await store.reports.agents(tenant.id, { ...days, agentId: tenant.anna, now, per: 'day' });
  const midnight = Date.UTC(2026, 9, 25, 23);
  const lasting = (day: string, ms: number) => ({
    ...counted(day),
    'ready idle': (counted(day)['ready idle'] ?? 0) + ms,
  });
  const times = rows.map(({ day, statuses }) => [
    day,
    Object.fromEntries(statuses.map(({ chosen, activity, ms }) => [`${chosen} ${activity}`, ms])),
  ]);
  expect(times.filter(([day]) => day !== '2026-10-23')).toEqual([
    ['2026-10-24', counted('2026-10-24')],
    ['2026-10-25', lasting('2026-10-25', midnight - END)],
    ['2026-10-26', lasting('2026-10-26', now.getTime() - midnight)],
  ]);
});

test('a wrap-up that ended after its call was written is in the figures of its call', async () => {
  const named = { first: '2026-10-23', last: '2026-10-25' };
  const days = { ...named, from: new Date(SHIFT - 86_400_000), until: new Date(END), now: new Date(END) };
  const [anna] = await store.reports.agents(tenant.id, { ...days, agentId: tenant.anna });
  expect(anna).toMatchObject({ handled: 1, talkMs: 25 * MINUTE, wrapUpMs: 3 * MINUTE });
});

/** A view of anna's that is mailed; made at an instant, of which the next time is reckoned. */
async function mailed(times: { every: 'day' | 'week' | 'month'; day: number; time: string }, at: string) {
  const whose = { viewId: newId(), tenantId: tenant.id, accountId: tenant.anna };
  const by = { at: new Date(at), source: '127.0.0.1', tenantId: tenant.id, accountId: tenant.anna, sessionId: newId() };
  const view = {
    id: whose.viewId,
    name: whose.viewId,
    page: 'campaigns',
    query: 'period=yesterday',
    shared: false,
  } as const;
  await store.savedViews.create({ tenantId: tenant.id, id: tenant.anna }, view, { most: 100, by });
  const settings = { ...times, format: 'csv', separator: ',', texts: {}, language: 'en', paused: false } as const;
  await store.reportMailings.set(whose, { ...settings, recipientIds: [tenant.jan] }, by);
  const nextAt = async () => (await store.reportMailings.of(tenant.id, [whose.viewId]))[0]?.nextAt.toISOString();
  return { whose, by, nextAt };
}

/** The due times that follow each other when each is done on time. */
async function dueTimes(
  times: Parameters<typeof mailed>[0],
  at: string,
  count: number,
): Promise<(string | undefined)[]> {
  const { whose, by, nextAt } = await mailed(times, at);
  const due: (string | undefined)[] = [];
  while (due.length < count) {
    due.push(await nextAt());
    const now = new Date(due.at(-1) ?? 0);
    const claimed = await store.reportMailings.claim(now, MINUTE);
    if (claimed) await store.reportMailings.done(claimed, [], now);
  }
  await store.reportMailings.remove(whose, by);
  return due;
}

test('a report is due at its hour of the tenant’s clock, once a day while the clocks change, and on the last day of a short month', async () => {
  const daily = { every: 'day', day: 1, time: '02:30' } as const;
  // On the last Sunday of March 02:30 does not exist, on that of October it is there twice.
  expect(await dueTimes(daily, '2027-03-27T12:00:00Z', 2)).toEqual([
    '2027-03-28T01:30:00.000Z',
    '2027-03-29T00:30:00.000Z',
  ]);
  expect(await dueTimes(daily, '2026-10-24T12:00:00Z', 2)).toEqual([
    '2026-10-25T01:30:00.000Z',
    '2026-10-26T01:30:00.000Z',
  ]);
  const monthly = { every: 'month', day: 31, time: '08:00' } as const;
  expect(await dueTimes(monthly, '2027-01-31T07:00:00Z', 2)).toEqual([
    '2027-02-28T07:00:00.000Z',
    '2027-03-31T06:00:00.000Z',
  ]);
  const weekly = { every: 'week', day: 1, time: '08:00' } as const;
  expect(await dueTimes(weekly, '2026-11-20T12:00:00Z', 2)).toEqual([
    '2026-11-23T07:00:00.000Z',
    '2026-11-30T07:00:00.000Z',
  ]);
});

test('a due report is one claimer’s until their lease is over, is queued once, and goes once for all times that were missed', async () => {
  const { whose, by, nextAt } = await mailed({ every: 'day', day: 1, time: '08:00' }, '2026-11-20T12:00:00Z');
  const claim = (at: string) => store.reportMailings.claim(new Date(at), MINUTE);
  expect(await claim('2026-11-21T06:59:00Z')).toBeUndefined();
  const first = await claim('2026-11-21T07:00:00Z');
  expect(first).toMatchObject({ viewId: whose.viewId, ownerId: tenant.anna, query: 'period=yesterday' });
  expect(await claim('2026-11-21T07:00:30Z')).toBeUndefined();
  // Whoever had it is dead; three mornings have gone by.
  const again = await claim('2026-11-23T09:00:00Z');
  if (!first || !again) throw new Error('nothing was due');
  const recipient = {
    tenantId: tenant.id,
    accountId: tenant.jan,
    kind: 'report',
    recipient: 'jan@firma.example',
  } as const;
  const mail = () => ({ ...recipient, id: newId(), sealed: Buffer.from('sealed'), at: by.at });
  const now = new Date('2026-11-23T09:00:00Z');
  const results = await Promise.all([first, again].map((due) => store.reportMailings.done(due, [mail(), mail()], now)));
  expect(results).toHaveLength(2);
  expect(new Set(results)).toEqual(new Set([false, true]));
  expect(await nextAt()).toBe('2026-11-24T07:00:00.000Z');
  // Two reports for one user wait beside each other.
  expect((await store.mailOutbox.count()).waiting).toBe(2);
  await store.reportMailings.leave({ ...whose, accountId: tenant.jan }, by, 'link');
  expect(await store.reportMailings.recipientsOf(whose.viewId)).toEqual([]);
});
