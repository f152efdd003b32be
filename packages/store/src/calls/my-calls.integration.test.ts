import { silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';

let postgres: TestPostgres;
let store: Store;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
});

afterAll(async () => {
  await store?.[Symbol.asyncDispose]();
  await postgres?.stop();
});

test('a user sees of their own part the time on hold, who handed the call on, and how long it had waited for them', async () => {
  const tenant = await makeTenant(store, 'own.test');
  const call = answeredCall(tenant);
  const at = call.startedAt;
  const [anna, jan] = [tenant.anna, tenant.jan].map((accountId) => ({ number: '10', name: 'A colleague', accountId }));
  const [part] = call.segments;
  if (!part || !anna || !jan) throw new Error('the call has a part, and the tenant two users');
  const annas = { ...part, holdMs: 7_000, transferredTo: jan };
  const jans = { ...part, number: 2, accountId: tenant.jan, startedAt: at + 30_000, transferredFrom: anna };
  const why = { by: 'longest-idle', tier: 1, candidates: 2, waitedMs: 12_000 };
  const offer = {
    number: 1,
    accountId: tenant.anna,
    why,
    chosenAt: at - 5,
    askedAt: at,
    rangAt: at + 9,
    endedAt: at + 99,
  };
  const waits = { campaignId: newId(), campaignName: 'Sales', enteredAt: at - 12_000, waitMs: 90_000, isShort: false };
  const queue = { ...waits, left: 'answered', offers: [{ ...offer, outcome: 'answered' }] } as const;
  await store.calls.close({ ...call, segments: [annas, jans], queue });
  const seenBy = async (id: string) => {
    const page = await store.calls.ofAccount({ tenantId: tenant.id, id }, { limit: 200 });
    return page.ok ? page.value.items.filter(({ callId }) => callId === call.id) : [];
  };
  expect(await seenBy(tenant.anna)).toMatchObject([
    { holdMs: 7_000, transferredFrom: null, transferredTo: jan, waitedMs: 12_000 },
  ]);
  // The wait was for Anna, and what came of her part is hers.
  expect(await seenBy(tenant.jan)).toMatchObject([
    { holdMs: 0, transferredFrom: anna, transferredTo: null, waitedMs: null },
  ]);
});
