import type { CallRecord } from '@wpm/calls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Send, sender } from '../../administration/directory.fixture.ts';
import { talkOf } from '../../classification/classification.fixture.ts';
import { type TestServer, newId, startTestServer } from '../../server.fixture.ts';

let server: TestServer;
let anna: Send;
let admin: Send;

beforeAll(async () => {
  server = await startTestServer();
  [anna, admin] = [await sender(server, 'anna'), await sender(server, 'admin')];
});
afterAll(() => server.stop());

test('a call of a contact has what was said of it last with the note, and its recording for who may hear it', async () => {
  const card = { lastName: 'Nagrany', numbers: [{ number: '601500010', kind: 'mobile' }] };
  const id = String((await anna('POST', '/contacts', { card })).body['contactId']);
  const call = await talkedWith('+48601500010');
  const jan = await sender(server, 'jan');
  const one = async (send: Send) => {
    const { body } = await send('GET', `/contacts/${id}/calls`);
    return Array.isArray(body['items']) ? Object(body['items'][0]) : undefined;
  };
  expect(await one(anna)).toMatchObject({
    callId: call.id,
    recording: { id: call.recording?.id },
    classification: null,
  });
  // Of others nobody hears anything but who may hear all recordings; an agent is one of the others.
  expect(await one(jan)).toMatchObject({ callId: call.id, recording: null });
  expect(await one(admin)).toMatchObject({ recording: { id: call.recording?.id } });

  const classifier = { names: { pl: 'Oferta', en: 'Offer' }, kind: 'success', needsNote: true };
  const created = await admin('POST', '/classifiers', { settings: classifier });
  expect(created.status).toBe(200);
  const classifierId = String(created.body['id']);
  const said = await anna('PUT', `/me/calls/${call.id}/classification`, { part: 1, classifierId, note: '40 sadzonek' });
  expect(said.status).toBe(200);
  const classification = { classifier: { kind: 'own', id: classifierId }, note: '40 sadzonek', by: 'Anna Nowak' };
  expect(await one(jan)).toMatchObject({ classification, recording: null });
});

/** Anna talked with a customer, and it was recorded. */
async function talkedWith(number: string): Promise<CallRecord> {
  const tenant = await server.store.tenants.byDomain('demo.local');
  const account = tenant && (await server.store.accounts.byLogin(tenant.id, 'anna'));
  if (!account) throw new Error('the demo has anna');
  const talk = talkOf(account);
  const id = newId();
  const { startedAt } = talk;
  const recording = { id, file: `${id}.ogg`, startedAt, durationMs: 8_000, bytes: 1, completeness: 1 };
  const call = { ...talk, caller: { ...talk.caller, number }, recording };
  await server.store.calls.close(call);
  return call;
}
