import { silentLog } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { newId, startTestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant } from '../directory.fixture.ts';
import { openStore } from '../open-store.ts';

test('a recording counts as incomplete where more of it is missing than its first moment', async () => {
  await using stopping = new AsyncDisposableStack();
  const postgres = await startTestPostgres();
  stopping.defer(() => postgres.stop());
  await using store = await openStore({ url: postgres.server.url }, silentLog);
  const tenant = await makeTenant(store, 'calls.test');
  const shares = [
    { durationMs: 60_000, completeness: 1 },
    { durationMs: 1_820, completeness: 0.91 },
    { durationMs: 1_500, completeness: 0.75 },
    { durationMs: 598_500, completeness: 0.9975 },
    { durationMs: 0, completeness: 0 },
    { durationMs: 609_900, completeness: 0.99, pauses: [{ fromMs: 5_000, toMs: 605_000 }] },
  ];
  for (const share of shares) {
    const call = answeredCall(tenant);
    await store.calls.close({ ...call, recording: call.recording && { ...call.recording, id: newId(), ...share } });
  }
  const listed = async (completeness: 'complete' | 'incomplete', number?: string) => {
    const period = { from: new Date(0), until: new Date(Date.now() + 86_400_000) };
    const page = await store.recordings.page(tenant.id, { ...period, completeness, number, limit: 100 });
    return page.ok ? page.value.items.map(({ durationMs }) => durationMs).toSorted((a, b) => a - b) : [];
  };
  expect(await listed('complete')).toEqual([1_820, 60_000, 609_900]);
  expect(await listed('incomplete')).toEqual([0, 1_500, 598_500]);
  // A sign that only stands between digits is no part of a number.
  expect(await listed('incomplete', '-')).toEqual([]);
});

test('what the last hour lacked is known of all tenants, by the end of its calls, however long they took', async () => {
  await using stopping = new AsyncDisposableStack();
  const postgres = await startTestPostgres();
  stopping.defer(() => postgres.stop());
  await using store = await openStore({ url: postgres.server.url }, silentLog);
  const [ours, theirs] = [await makeTenant(store, 'ours.test'), await makeTenant(store, 'theirs.test')];
  const campaignId = newId();
  const [now, hour] = [Date.UTC(2026, 10, 20, 12), 3_600_000];
  const ended = async (
    tenant: typeof ours,
    minutesAgo: number,
    changes: { tookMs?: number; completeness?: number },
  ) => {
    const { tookMs = 60_000, completeness = 0.5 } = changes;
    const call = answeredCall(tenant, {
      endedAt: now - minutesAgo * 60_000,
      madeIn: { campaignId, campaignName: 'Sales' },
    });
    const startedAt = now - minutesAgo * 60_000 - tookMs;
    const recording = call.recording && { ...call.recording, id: newId(), startedAt, completeness };
    const record = { ...call, startedAt, recording };
    await store.calls.close(record);
    return record;
  };
  await ended(ours, 61, {});
  await ended(ours, 5, { completeness: 1 });
  const long = await ended(ours, 50, { tookMs: 5 * hour });
  const other = await ended(theirs, 10, {});
  expect(await store.recordings.shortSince(new Date(now - hour))).toEqual(
    [long, other].map(({ tenantId, endedAt }) => ({ tenantId, endedAt: new Date(endedAt ?? 0), campaignId })),
  );
});
