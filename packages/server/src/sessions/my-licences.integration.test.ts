import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser } from '../browser.fixture.ts';
import { startTestServer, type TestServer } from '../server.fixture.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('a user sees the licences behind what they can do, until when each holds, and none of what is not theirs', async () => {
  const browser = new Browser(server.url);
  const tenant = await server.store.tenants.byDomain('demo.local');
  const granted = await server.store.licences.of(tenant?.id ?? '');
  const untilOf = (kind: string) => granted.find((one) => one.kind === kind)?.validUntil.toISOString();
  const seen = async (login: string) => {
    const { body } = await browser.send('GET', '/api/v1/me/licences', { token: await browser.token(login) });
    return Object.fromEntries(Array.from(Object(body).items, (one) => [Object(one).kind, Object(one).validUntil]));
  };
  const common = { 'webphone-mobile': untilOf('webphone-mobile'), recording: untilOf('recording') };
  expect(await seen('piotr')).toEqual({ pbx: untilOf('pbx'), ...common });
  expect(await seen('anna')).toEqual({ uc: untilOf('uc'), ...common, miniCRM: untilOf('miniCRM') });
  expect((await browser.send('GET', '/api/v1/me/licences', {})).status).toBe(401);
});
