import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Send, secondTenant, sender } from '../../administration/directory.fixture.ts';
import { type TestServer, startTestServer } from '../../server.fixture.ts';

let server: TestServer;
let admin: Send;

beforeAll(async () => {
  server = await startTestServer();
  admin = await sender(server, 'admin');
});
afterAll(() => server.stop());

const importing = (items: readonly object[]) => admin('POST', '/contacts/import', { items });

test('who was exported with our own id comes back by it, and is the same also where its numbers and fields stand in another order', async () => {
  const numbers = [
    { number: '+48601700901', kind: 'work' },
    { number: '+48601700902', kind: 'mobile' },
  ];
  const fields = ['b', 'a'].map((name) => ({ name, value: name }));
  const by = { lastName: 'Byhand', numbers, fields };
  const { contactId } = (await admin('POST', '/contacts', { card: by })).body as { contactId: string };
  const turned = { ...by, numbers: numbers.toReversed(), fields: fields.toReversed() };
  expect((await importing([{ externalId: contactId, card: turned }])).body).toMatchObject({
    items: [{ externalId: contactId, result: 'unchanged', contactId }],
  });
  const changed = { ...turned, company: 'Świt' };
  expect((await importing([{ externalId: contactId, card: changed }])).body).toMatchObject({
    items: [{ result: 'changed', contactId }],
  });
  // Of another tenant it is a name like any other, and changes nobody.
  const stranger = await secondTenant(server, 'import-own.test');
  await stranger('POST', '/contacts/import', { items: [{ externalId: contactId, card: { lastName: 'Stranger' } }] });
  expect((await admin('GET', `/contacts/${contactId}`)).body).toMatchObject({
    card: { lastName: 'Byhand', company: 'Świt' },
  });
});
