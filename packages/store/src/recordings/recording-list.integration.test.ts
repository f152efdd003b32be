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
  const listed = async (completeness: 'complete' | 'incomplete') => {
    const period = { from: new Date(0), until: new Date(Date.now() + 86_400_000) };
    const page = await store.recordings.page(tenant.id, { ...period, completeness, limit: 100 });
    return page.ok ? page.value.items.map(({ durationMs }) => durationMs).toSorted((a, b) => a - b) : [];
  };
  expect(await listed('complete')).toEqual([1_820, 60_000, 609_900]);
  expect(await listed('incomplete')).toEqual([0, 1_500, 598_500]);
});
