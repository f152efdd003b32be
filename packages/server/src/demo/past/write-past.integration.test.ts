import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_DOMAIN } from '../demo-domain.ts';
import { type TestServer, startTestServer } from '../../server.fixture.ts';

let server: TestServer;
let tenantId: string;

beforeAll(async () => {
  server = await startTestServer({ WPM_DEMO: 'yes' });
  tenantId = (await server.store.tenants.byDomain(DEMO_DOMAIN))?.id ?? '';
});
afterAll(() => server.stop());

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

test('the demo begins with weeks of calls in its reports, and nobody at work', async () => {
  const period = { from: new Date(Date.now() - 27 * 86_400_000), until: new Date() };
  const { reports } = server.store;
  const days = await reports.campaigns(tenantId, { ...period, by: 'day', withinSeconds: '20' });
  expect(days.length).toBeGreaterThan(24);
  const worked = await reports.agents(tenantId, {
    ...period,
    first: dayOf(period.from),
    last: dayOf(period.until),
    now: period.until,
  });
  expect(worked.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Anna Nowak', 'Jan Kowalski', 'Piotr Zieliński']),
  );
  const states = await server.store.agentStates.all();
  expect(states.map(({ state }) => state.chosen.kind)).toEqual(states.map(() => 'signed-out'));
});

test('some of its missed calls are still to be called back', async () => {
  const page = await server.store.missedCalls.page(tenantId, { limit: 100, readerId: tenantId });
  const open = page.ok ? page.value.items.filter(({ settledAt }) => settledAt === null) : [];
  expect(open.length).toBeGreaterThan(3);
});
