import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountRow } from '@wpm/store';
import { Browser } from '../browser.fixture.ts';
import { newId, startTestServer, type TestServer } from '../server.fixture.ts';

let server: TestServer;
let anna: AccountRow;

beforeAll(async () => {
  server = await startTestServer();
  const { body } = await new Browser(server.url).signIn('anna');
  const account = await server.store.accounts.byId(String(Object(body['account'])['id']));
  if (!account) throw new Error('the demo has no Anna');
  anna = account;
});
afterAll(() => server.stop());

test('a user sees the others who have a phone and what they are doing, found by beginnings of words or of the number', async () => {
  const jan = await new Browser(server.url).token('jan');
  const find = async (search: string, first = '') => {
    const list = `/api/v1/colleagues?${new URLSearchParams({ search, first })}`;
    const { body } = await new Browser(server.url).send('GET', list, { token: jan });
    return Array.from(Object(body['items']), (item) => Object.values(Object(item)).slice(1).join(' '));
  };
  await server.occupy(anna.id, 'in-call');
  const by10 = ['Anna Nowak 101 busy', 'Piotr Zieliński 103 offline'];
  const all = [...by10, 'Supervisor 190 offline'];
  expect(await find('')).toEqual(all);
  expect(await find(' ')).toEqual(all);
  expect(await find('zielin')).toEqual(['Piotr Zieliński 103 offline']);
  expect(await find('nowak an')).toEqual(['Anna Nowak 101 busy']);
  expect(await find('10')).toEqual(by10);
  for (const nobody of ['owak', '%', '102', 'kowalski', 'admin']) expect(await find(nobody)).toEqual([]);
  expect(await find('', '190,103,999')).toEqual(all.toReversed());
  expect(await find('10', '190,103')).toEqual(by10.toReversed());
  expect(await find('', `,{"},'102',${'1,'.repeat(100)}`)).toEqual(all);
});

test('a user who was blocked, and those of another tenant, are nobody to call', async () => {
  const jan = await new Browser(server.url).token('jan');
  const names = async (token: string) => {
    const { body } = await new Browser(server.url).send('GET', '/api/v1/colleagues', { token });
    return Array.from(Object(body['items']), (item) => String(Object(item)['name']));
  };
  const stranger = newId();
  await server.store.tenants.create({ id: stranger, domain: 'other.test', name: 'Other', defaultCountryCode: '48' });
  const piotr = await server.store.accounts.byLogin(anna.tenantId, 'piotr');
  if (!piotr) throw new Error('the demo has no Piotr');
  await server.store.accounts.create({ ...piotr, id: newId(), tenantId: stranger, displayName: 'Nobody of ours' });
  await server.store.accounts.setDisabled(piotr.id, true);
  expect(await names(jan)).toEqual(['Anna Nowak', 'Supervisor']);
  await server.store.accounts.setDisabled(piotr.id, false);
  expect(await names(jan)).toEqual(['Anna Nowak', 'Piotr Zieliński', 'Supervisor']);
  const admin = new Browser(server.url);
  const refused = await admin.send('GET', '/api/v1/colleagues', { token: await admin.token('admin') });
  expect(refused).toMatchObject({ status: 403 });
});
