import type { CallRecord } from '@wpm/calls';
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
  tenant = await makeTenant(store, 'missed-report.test');
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

/** One who calls one to three times over the days, and what came of it. */
function customer(at: number): Customer {
  const party = { number: `+4860010${String(1_000 + at)}`, name: null, accountId: null };
  const first = FROM + pick(at, 72 * 60) * MINUTE;
  const gaps = Array.from({ length: 1 + pick(at + 1, 3) }, (_, n) => n * (1 + pick(at + 2, 90)) * MINUTE);
  const tries = gaps.map((gap) => call(first + gap, { caller: party }));
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

/** The same figures from the calls alone, in words of their own. */
function reckoned(customers: readonly Customer[]) {
  const days = Map.groupBy(customers, ({ tries: [first] }) => DAY.format(first ? endOf(first) : 0));
  return [...days]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([day, those]) => {
      const settledBy = (is: (settled: Customer['settled']) => boolean) => those.filter(({ settled }) => is(settled));
      const called = settledBy((settled) => isCall(settled) && Object(settled).direction === 'outbound');
      const waits = called.map(({ tries, settled }) => {
        const last = tries.at(-1);
        return Object(settled).answeredAt - (last ? endOf(last) : 0);
      });
      return {
        day,
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

test('the report of missed calls is what the calls come to, by the day they began, over the day of 25 hours and midnights', async () => {
  const customers = Array.from({ length: 160 }, (_, at) => customer(at));
  const calls = customers.flatMap(({ tries, settled }) => [
    ...tries,
    ...(typeof settled === 'object' && settled ? [settled] : []),
  ]);
  for (const one of calls.toSorted((a, b) => endOf(a) - endOf(b))) await store.calls.close(one);
  const deed = { tenantId: tenant.id, accountId: tenant.anna, at: new Date(UNTIL + 86_400_000) };
  const listed = await store.missedCalls.page(tenant.id, { limit: 200, readerId: tenant.anna });
  const ids = new Map((listed.ok ? listed.value.items : []).map(({ number, id }) => [number, id]));
  for (const { tries, settled } of customers) {
    const id = ids.get(tries[0]?.caller.number ?? '');
    if (settled === 'by-hand' && id !== undefined) await store.missedCalls.settle({ ...deed, id }, 'not-needed');
  }
  const expected = reckoned(customers).filter(({ day }) => day >= '2026-10-24' && day <= '2026-10-26');
  expect(expected).toHaveLength(3);
  expect(
    expected.every(({ calledBack, calledAgain, byHand, open }) => calledBack * calledAgain * byHand * open > 0),
  ).toBe(true);
  expect(await store.reports.missed(tenant.id, { from: new Date(FROM), until: new Date(UNTIL) })).toEqual(expected);
  const stranger = await makeTenant(store, 'others.test');
  expect(await store.reports.missed(stranger.id, { from: new Date(FROM), until: new Date(UNTIL) })).toEqual([]);
});
