import type { CallRecord } from '@wpm/calls';
import type { MissedGroup } from '@wpm/contract';
import { silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';
import type { MissedCustomerRow } from './missed-list.ts';

let postgres: TestPostgres;
let store: Store;
let tenant: TestTenant;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  tenant = await makeTenant(store, 'missed-report.test');
  const by = { at: new Date(FROM), source: 'test', tenantId: tenant.id };
  const draft = { name: 'Sales', scope: '', settings: { name: 'Sales' }, references: [] };
  await store.entries.create({ tenantId: tenant.id, kind: 'campaign', id: SALES }, { draft, by });
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const MINUTE = 60_000;
/** 24 to 26 October 2026 in Warsaw: summer time ends on the 25th. */
const [FROM, UNTIL] = [Date.UTC(2026, 9, 23, 22), Date.UTC(2026, 9, 26, 23)];
/** Numbers that look like chance and are the same in every run. */
const pick = (at: number, of: number): number => ((at * 2_654_435_761) >>> 7) % of;

function call(startedAt: number, changes: Partial<CallRecord>): CallRecord {
  const unanswered = { answeredAt: null, talkMs: 0, segments: [], recording: null } as const;
  const ended = { result: 'cancelled', outcome: 'missed', endedAt: startedAt + 20_000 } as const;
  return answeredCall(tenant, { id: newId(startedAt), startedAt, ...unanswered, ...ended, ...changes });
}

const answeredAt = (startedAt: number) => ({
  answeredAt: startedAt + 7_000,
  endedAt: startedAt + 60_000,
  result: 'answered' as const,
  outcome: 'answered' as const,
});

type Customer = { readonly tries: readonly CallRecord[]; readonly settled: CallRecord | 'by-hand' | null };

const SALES = newId();

/** A third called a campaign, and hung up or waited too long. */
function queueOf(at: number, enteredAt: number): CallRecord['queue'] {
  if (at % 3 > 0) return undefined;
  const left = at % 2 === 0 ? 'abandoned' : 'waited-too-long';
  return { campaignId: SALES, campaignName: 'Sales', enteredAt, waitMs: 15_000, left, isShort: false, offers: [] };
}

/** One who calls one to three times over the days, and what came of it. */
function customer(at: number): Customer {
  const party = { number: `+4860010${String(1_000 + at)}`, name: null, accountId: null };
  const first = FROM + pick(at, 72 * 60) * MINUTE;
  const gaps = Array.from({ length: 1 + pick(at + 1, 3) }, (_, n) => n * (1 + pick(at + 2, 90)) * MINUTE);
  const queue = queueOf(at, first);
  const tries = gaps.map((gap) => call(first + gap, { caller: party, ...(queue && { queue }) }));
  const later = first + (gaps.at(-1) ?? 0) + (2 + pick(at + 3, 600)) * MINUTE;
  const own = { number: '+48221000102', name: 'Jan', accountId: tenant.jan };
  const ways = [
    call(later, { direction: 'outbound', caller: own, callee: party, ...answeredAt(later) }),
    call(later, { caller: party, ...answeredAt(later) }),
    'by-hand',
    null,
  ] as const;
  return { tries, settled: ways[pick(at + 4, ways.length)] ?? null };
}

const DAY = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Warsaw', dateStyle: 'short' });
const endOf = ({ endedAt }: CallRecord) => endedAt ?? 0;

const isCall = (settled: Customer['settled']) => settled !== null && settled !== 'by-hand';

/** What rows are about: of each customer the day, the line and the reason of their first row. */
const GROUP: Readonly<Record<MissedGroup, (customer: Customer) => string>> = {
  day: ({ tries: [first] }) => DAY.format(first ? endOf(first) : 0),
  campaign: ({ tries }) => tries.at(-1)?.queue?.campaignId ?? 'direct',
  reason: ({ tries }) => (tries.at(-1)?.queue ? (tries.at(-1)?.queue?.left ?? '') : 'abandoned'),
};

/** The same figures from the calls alone, in words of their own. */
function reckoned(customers: readonly Customer[], by: MissedGroup) {
  const groups = Map.groupBy(customers, GROUP[by]);
  return [...groups]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([group, those]) => {
      const settledBy = (is: (settled: Customer['settled']) => boolean) => those.filter(({ settled }) => is(settled));
      const called = settledBy((settled) => isCall(settled) && Object(settled).direction === 'outbound');
      const waits = called.map(({ tries, settled }) => {
        const last = tries.at(-1);
        return Object(settled).answeredAt - (last ? endOf(last) : 0);
      });
      return {
        group,
        name: by === 'campaign' && group === SALES ? 'Sales' : null,
        customers: those.length,
        attempts: those.reduce((sum, { tries }) => sum + tries.length, 0),
        calledBack: called.length,
        calledAgain: settledBy((settled) => isCall(settled) && Object(settled).direction === 'inbound').length,
        byHand: settledBy((settled) => settled === 'by-hand').length,
        open: settledBy((settled) => settled === null).length,
        averageCallBackMs: waits.length === 0 ? null : Math.round(waits.reduce((a, b) => a + b, 0) / waits.length),
      };
    });
}

let customers: readonly Customer[];
const RANGE = { from: new Date(FROM), until: new Date(UNTIL) };
const NOW = new Date(UNTIL + 86_400_000);
/** Those who began to be missed in the range. */
const ours = () => customers.filter((one) => GROUP.day(one) >= '2026-10-24' && GROUP.day(one) <= '2026-10-26');

beforeAll(async () => {
  customers = Array.from({ length: 160 }, (_, at) => customer(at));
  const calls = customers.flatMap(({ tries, settled }) => [
    ...tries,
    ...(typeof settled === 'object' && settled ? [settled] : []),
  ]);
  for (const one of calls.toSorted((a, b) => endOf(a) - endOf(b))) await store.calls.close(one);
  const deed = { tenantId: tenant.id, accountId: tenant.anna, at: NOW };
  const page = await store.missedCalls.page(tenant.id, { limit: 200, readerId: tenant.anna });
  const ids = new Map((page.ok ? page.value.items : []).map(({ number, id }) => [number, id]));
  for (const { tries, settled } of customers) {
    const id = ids.get(tries[0]?.caller.number ?? '');
    if (settled === 'by-hand' && id !== undefined) await store.missedCalls.settle({ ...deed, id }, 'not-needed');
  }
});

test('the report of missed calls is what the calls come to, by the day they began, over the day of 25 hours and midnights; by campaign and by reason', async () => {
  const byDay = reckoned(ours(), 'day');
  expect(byDay).toHaveLength(3);
  expect(byDay.every(({ calledBack, calledAgain, byHand, open }) => calledBack * calledAgain * byHand * open > 0)).toBe(
    true,
  );
  for (const by of ['day', 'campaign', 'reason'] as const) {
    const rows = await store.reports.missed(tenant.id, { ...RANGE, by });
    expect(rows.toSorted((one, other) => (one.group < other.group ? -1 : 1))).toEqual(reckoned(ours(), by));
  }
  const sales = ours().filter((one) => GROUP.campaign(one) === SALES);
  expect(await store.reports.missed(tenant.id, { ...RANGE, by: 'day', campaignId: SALES })).toEqual(
    reckoned(sales, 'day'),
  );
  const direct = ours().filter((one) => GROUP.campaign(one) === 'direct');
  expect(await store.reports.missed(tenant.id, { ...RANGE, by: 'day', line: 'direct' })).toEqual(
    reckoned(direct, 'day'),
  );
  const stranger = await makeTenant(store, 'others.test');
  expect(await store.reports.missed(stranger.id, { ...RANGE, by: 'day' })).toEqual([]);
});

/** All rows of the list, page by page. */
async function listed(filter: object = {}, reports: Store['reports'] = store.reports) {
  const items: MissedCustomerRow[] = [];
  let after: string | undefined;
  do {
    const page = await reports.missedCustomers(tenant.id, { ...RANGE, now: NOW, limit: 17, after, ...filter });
    if (!page.ok) throw new Error(page.error.code);
    items.push(...page.value.items);
    after = page.value.next ?? undefined;
  } while (after !== undefined);
  return items;
}

const numbersOf = (those: readonly Customer[]) => those.map(({ tries }) => tries[0]?.caller.number ?? '').toSorted();

test('the list has each customer the report counts, once, newest first, with the call of the last attempt', async () => {
  const rows = await listed();
  expect(rows.map(({ number }) => number).toSorted()).toEqual(numbersOf(ours()));
  const begun = rows.map(({ firstAt }) => firstAt.getTime());
  expect(begun).toEqual(begun.toSorted((one, other) => other - one));
  const lasts = new Map(ours().map(({ tries }) => [tries[0]?.caller.number, tries.at(-1)?.id]));
  expect(rows.every(({ number, callId }) => callId === lasts.get(number))).toBe(true);
  expect(await store.reports.countMissedCustomers(tenant.id, { ...RANGE, now: NOW })).toBe(rows.length);
  expect(await store.reports.missedCustomers(tenant.id, { ...RANGE, now: NOW, limit: 5, after: 'x' })).toEqual({
    ok: false,
    error: { code: 'cursor/invalid' },
  });
});

const where = (is: (customer: Customer) => boolean) => numbersOf(ours().filter(is));
const directionOf = ({ settled }: Customer) => (isCall(settled) ? Object(settled).direction : null);

test('it is narrowed to a line, a reason, and to where customers stand; a claim stands while it lasts', async () => {
  const of = async (filter: object) => (await listed(filter)).map(({ number }) => number).toSorted();
  expect(await of({ campaignId: SALES })).toEqual(where((one) => GROUP.campaign(one) === SALES));
  expect(await of({ line: 'direct' })).toEqual(where((one) => GROUP.campaign(one) === 'direct'));
  expect(await of({ reason: 'waited-too-long' })).toEqual(where((one) => GROUP.reason(one) === 'waited-too-long'));
  expect(await of({ standing: 'called-back' })).toEqual(where((one) => directionOf(one) === 'outbound'));
  expect(await of({ standing: 'called-again' })).toEqual(where((one) => directionOf(one) === 'inbound'));
  expect(await of({ standing: 'manually' })).toEqual(where(({ settled }) => settled === 'by-hand'));
  expect(await of({ standing: 'open' })).toEqual(where(({ settled }) => settled === null));
  expect(await of({ standing: 'claimed' })).toEqual([]);
  const [open] = await listed({ standing: 'open' });
  if (!open) throw new Error('somebody is open');
  const deed = { tenantId: tenant.id, id: open.id, accountId: tenant.jan, at: NOW };
  await store.missedCalls.claim(deed, new Date(NOW.getTime() + MINUTE));
  const [claimed, ...others] = await listed({ standing: 'claimed' });
  expect([claimed?.id, claimed?.claimedByName, others]).toEqual([open.id, `jan of missed-report.test`, []]);
  expect((await of({ standing: 'open' })).length).toBe(where(({ settled }) => settled === null).length);
  expect(await of({ standing: 'claimed', now: new Date(NOW.getTime() + 2 * MINUTE) })).toEqual([]);
});

test('who is confined to a campaign sees its customers, and nobody of direct numbers', async () => {
  const confined = store.confinedTo({ accountId: tenant.anna, campaignIds: [SALES] });
  const rows = await listed({}, confined.reports);
  const sales = ours().filter((one) => GROUP.campaign(one) === SALES);
  expect(rows.map(({ number }) => number).toSorted()).toEqual(numbersOf(sales));
  expect(await confined.reports.missed(tenant.id, { ...RANGE, by: 'campaign' })).toEqual(reckoned(sales, 'campaign'));
});
