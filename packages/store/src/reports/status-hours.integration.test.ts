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

test('a wrap-up that ended after its call was written is in the figures of its call', async () => {
  const named = { first: '2026-10-23', last: '2026-10-25' };
  const days = { ...named, from: new Date(SHIFT - 86_400_000), until: new Date(END), now: new Date(END) };
  const [anna] = await store.reports.agents(tenant.id, { ...days, agentId: tenant.anna });
  expect(anna).toMatchObject({ handled: 1, talkMs: 25 * MINUTE, wrapUpMs: 3 * MINUTE });
});
