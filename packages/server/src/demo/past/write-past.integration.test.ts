import { afterAll, beforeAll, expect, test } from 'vitest';
import { sender } from '../../administration/directory.fixture.ts';
import { DEMO_DOMAIN } from '../demo-domain.ts';
import { DEMO_MENU_NUMBER } from '../demo-services.ts';
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

test('the demo has one of each thing a centre is set up of, and nothing of it that calls anybody by itself', async () => {
  const admin = await sender(server, 'admin');
  const names = async (path: string) =>
    Object(await admin('GET', path)).body.items.map(({ settings }: { settings: { name: string } }) => settings.name);
  expect(await names('/hours')).toEqual(['Biuro']);
  expect(await names('/holidays')).toEqual(['Polska']);
  expect(await names('/menus')).toEqual(['Powitanie']);
  expect(await names('/campaigns')).toEqual(['Infolinia', 'Przedłużenia']);
  const [list] = Object((await admin('GET', '/outbound-lists')).body['items']);
  expect(list.settings).toMatchObject({ mode: 'preview', enabled: false });
  const entries = (await admin('GET', `/outbound-lists/${list.id}/entries`)).body['items'];
  expect(entries).toHaveLength(12);
  const numbers = Object((await admin('GET', '/numbers')).body['items']);
  const menus = numbers.find(({ settings }: { settings: { number: string } }) => settings.number === DEMO_MENU_NUMBER);
  expect(menus.settings.route).toMatchObject({
    kind: 'by-hours',
    open: { kind: 'menu' },
    closed: { kind: 'campaign' },
  });
  const anna = await server.store.accounts.byLogin(tenantId, 'anna');
  expect(await server.store.forwardings.of(anna?.id ?? '')).toMatchObject({ rules: { voicemail: true } });
});

test('some of its missed calls are still to be called back', async () => {
  const page = await server.store.missedCalls.page(tenantId, { limit: 100, readerId: tenantId });
  const open = page.ok ? page.value.items.filter(({ settledAt }) => settledAt === null) : [];
  expect(open.length).toBeGreaterThan(3);
});
