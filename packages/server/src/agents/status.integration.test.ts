import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Browser, type Reply } from '../browser.fixture.ts';
import { talkOf } from '../classification/classification.fixture.ts';
import { newId, startTestServer, type TestServer } from '../server.fixture.ts';

let server: TestServer;
let breakId: string;
let adminToken: string;
const admin = () => new Browser(server.url);

beforeAll(async () => {
  server = await startTestServer();
  adminToken = await admin().token('admin');
  breakId = await makeBreak({ pl: 'Obiad', en: 'Lunch' });
});
afterAll(() => server.stop());

async function makeBreak(names: object, enabled = true): Promise<string> {
  const settings = { names, enabled, icon: 'meal', plannedMinutes: 30 };
  const { body } = await admin().send('POST', '/api/v1/breaks', { token: adminToken, body: { settings } });
  return String(body['id']);
}

/** Anna, or who has the login, logged in to the phone. */
class Anna {
  readonly browser = new Browser(server.url);
  token = '';
  id = '';
  tenantId = '';

  async signIn(login = 'anna'): Promise<this> {
    const { body } = await this.browser.signIn(login);
    this.token = String(body['accessToken']);
    this.id = String(Object(body['account'])['id']);
    this.tenantId = (await server.store.accounts.byId(this.id))?.tenantId ?? '';
    return this;
  }

  signOut(): Promise<Reply> {
    return this.browser.send('POST', '/api/v1/sessions/end', { token: this.token, body: { app: 'phone' } });
  }

  async status(): Promise<Record<string, unknown>> {
    return (await this.browser.send('GET', '/api/v1/me/status', { token: this.token })).body;
  }

  choose(chosen: object): Promise<Reply> {
    return this.browser.send('PUT', '/api/v1/me/status', { token: this.token, body: { chosen } });
  }
}

/** Where a supervisor sets the status of a user. */
const path = (id: string) => `/api/v1/accounts/${id}/status`;

let anna: Anna;
beforeEach(async () => {
  anna = await new Anna().signIn();
  await server.occupy(anna.id, 'nothing');
  await anna.choose({ kind: 'ready' });
});

test('who logs in is ready, who logs out is signed out, and both stand in the intervals with their time', async () => {
  expect(await anna.status()).toMatchObject({
    chosen: { kind: 'ready' },
    activity: 'idle',
    signedOut: null,
    next: null,
  });
  await anna.signOut();
  anna = await new Anna().signIn();
  const intervals = await server.store.agentStates.intervals(
    { tenantId: anna.tenantId, accountId: anna.id },
    { from: new Date(0), until: new Date(Date.now() + 60_000) },
  );
  expect(intervals.slice(-2)).toMatchObject([{ chosen: 'ready' }, { chosen: 'signed-out', signedOut: 'manual' }]);
  for (const [i, { beganAt }] of intervals.entries()) {
    if (i > 0) expect(beganAt).toEqual(intervals[i - 1]?.endedAt);
  }
});

test('a break of the list is chosen, and shown with its name; one that is not offered is refused', async () => {
  const hidden = await makeBreak({ pl: 'Ukryta' }, false);
  const { body } = await anna.browser.send('GET', '/api/v1/me/breaks', { token: anna.token });
  const looks = { colour: '#9a6700', icon: 'meal', plannedMinutes: 30, paid: true };
  // The demo's own two stand behind it.
  expect(body['items']).toEqual([
    { id: breakId, names: { pl: 'Obiad', en: 'Lunch' }, ...looks },
    expect.objectContaining({ names: { pl: 'Posiłek', en: 'Meal' } }),
    expect.objectContaining({ names: { pl: 'Szkolenie', en: 'Training' } }),
  ]);
  const chosen = await anna.choose({ kind: 'break', breakId });
  expect(chosen.body).toMatchObject({ chosen: { kind: 'break', breakId }, break: { names: { en: 'Lunch' } } });
  for (const wrong of [hidden, newId()]) {
    const refused = await anna.choose({ kind: 'break', breakId: wrong });
    expect([refused.status, refused.body['code']]).toEqual([409, 'status/no-such-break']);
  }
  expect(await anna.status()).toMatchObject({ chosen: { breakId } });
});

test('a queue is for members of a campaign', async () => {
  const piotr = await new Anna().signIn('piotr');
  expect((await piotr.choose({ kind: 'in-queue' })).body['code']).toBe('status/no-campaign');
  const settings = { name: 'Sales', direction: 'inbound', members: [{ accountId: piotr.id }] };
  const made = await admin().send('POST', '/api/v1/campaigns', { token: adminToken, body: { settings } });
  expect(made.status).toBe(200);
  expect((await piotr.choose({ kind: 'in-queue' })).body).toMatchObject({ chosen: { kind: 'in-queue' } });
  expect((await anna.choose({ kind: 'in-queue' })).body).toMatchObject({ chosen: { kind: 'in-queue' } });
  await piotr.signOut();
});

test('an agent ticks campaigns and leaves them out, but for a mandatory one; supervisors see which are served', async () => {
  const piotr = await new Anna().signIn('piotr');
  const make = async (name: string, mandatory: boolean): Promise<string> => {
    const settings = { name, direction: 'inbound', mandatory, members: [{ accountId: piotr.id }] };
    const { body } = await admin().send('POST', '/api/v1/campaigns', { token: adminToken, body: { settings } });
    return String(body['id']);
  };
  const [billing] = [await make('Billing', false), await make('Help', true)];
  const tick = async (ticked: readonly string[]) => {
    const sent = { token: piotr.token, body: { ticked } };
    const { body } = await piotr.browser.send('PUT', '/api/v1/me/campaigns', sent);
    return Array.isArray(body['items']) ? body['items'] : [];
  };
  const served = async () => {
    const { body } = await admin().send('GET', '/api/v1/live-board', { token: adminToken });
    const agents: unknown[] = Array.isArray(body['agents']) ? body['agents'] : [];
    return Object(agents.find((each) => Object(each).accountId === piotr.id)).campaigns;
  };
  expect(await served()).toEqual(expect.arrayContaining(['Billing', 'Help']));
  expect(await tick([])).toMatchObject([
    { name: 'Billing', ticked: false, mandatory: false },
    { name: 'Help', ticked: true, mandatory: true },
    { name: 'Sales', ticked: false },
  ]);
  expect(await served()).toEqual(['Help']);
  await tick([billing]);
  expect(await served()).toEqual(['Billing', 'Help']);
  await piotr.signOut();
});

test('during a call a choice is the next one, while it rings it is refused, and the last one wins', async () => {
  await server.occupy(anna.id, 'ringing');
  expect((await anna.choose({ kind: 'break', breakId })).body['code']).toBe('status/ringing');
  await server.occupy(anna.id, 'in-call');
  expect((await anna.choose({ kind: 'break', breakId })).body).toMatchObject({
    chosen: { kind: 'ready' },
    activity: 'in-call',
    next: { kind: 'break', breakId },
  });
  expect((await anna.choose({ kind: 'ready' })).body).toMatchObject({ next: null });
  await anna.choose({ kind: 'break', breakId });
  await server.occupy(anna.id, 'nothing');
  expect(await anna.status()).toMatchObject({ chosen: { kind: 'break' }, activity: 'idle', next: null });
});

/** Anna's phone, the administrator's browser, and a call of hers that is over, wrapped up with a classifier that is wanted. */
async function wrappingUp() {
  const [admins, call] = [admin(), talkOf(anna)];
  await server.store.calls.close(call);
  const make = async (settings: object) => {
    const { body } = await admins.send('POST', '/api/v1/classifiers', { token: adminToken, body: { settings } });
    return String(body['id']);
  };
  await server.occupy(anna.id, 'in-call');
  const wraps = { callId: call.id, part: 1, classifierRequired: true };
  await server.occupy(anna.id, 'nothing', { kind: 'wrap-up', forMs: null, wraps });
  const at = `/api/v1/me/calls/${call.id}/classification`;
  return {
    call,
    make,
    end: () => anna.browser.send('POST', '/api/v1/me/status/end-wrap-up', { token: anna.token, body: {} }),
    look: () => anna.browser.send('GET', at, { token: anna.token }),
    say: (body: object) => anna.browser.send('PUT', at, { token: anna.token, body }),
  };
}

test('a wrap-up that wants a classifier is ended once the call has one; what is not offered, or lacks its note, is refused', async () => {
  const { call, make, end, look, say } = await wrappingUp();
  const group = await make({ names: { pl: 'Reklamacja' }, kind: 'contact' });
  const complaint = await make({ names: { pl: 'Głośna' }, kind: 'contact', parentId: group, needsNote: true });
  expect(await anna.status()).toMatchObject({ wrapUp: { callId: call.id, part: 1, classifierRequired: true } });
  expect((await end()).body['code']).toBe('status/classifier-required');
  const { body } = await look();
  expect(body).toMatchObject({
    part: 1,
    current: null,
    until: new Date((call.endedAt ?? 0) + 86_400_000).toISOString(),
  });
  // The demo's own stand behind them.
  expect(Object(body['offered']).slice(0, 2)).toMatchObject([
    { id: group },
    { id: complaint, parentId: group, needsNote: true },
  ]);
  for (const [said, code] of [
    [{ classifierId: group }, 'classifier/not-offered'],
    [{ classifierId: newId() }, 'classifier/not-offered'],
    [{ classifierId: complaint, note: ' ' }, 'classifier/note-required'],
  ] as const) {
    expect((await say(said)).body['code']).toBe(code);
  }
  expect((await end()).body['code']).toBe('status/classifier-required');
  expect((await say({ classifierId: complaint, note: 'Za głośno' })).body).toMatchObject({
    current: { classifier: { kind: 'own', id: complaint, says: 'contact' }, note: 'Za głośno', by: 'Anna Nowak' },
  });
  expect((await end()).body).toMatchObject({ activity: 'idle', wrapUp: null });
});

test('a supervisor sets the status of a user, and that stands in the audit log; the user is told', async () => {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/v1/realtime`);
  const frames: unknown[] = [];
  socket.on('message', (data) => Buffer.isBuffer(data) && frames.push(JSON.parse(data.toString())));
  await once(socket, 'open');
  socket.send(JSON.stringify({ kind: 'hello', accessToken: anna.token, after: null }));
  await expect.poll(() => frames.length).toBe(1);
  const supervisor = new Browser(server.url);
  const token = await supervisor.token('supervisor');
  const set = await supervisor.send('PUT', path(anna.id), { token, body: { chosen: { kind: 'signed-out' } } });
  expect(set.body).toMatchObject({ chosen: { kind: 'signed-out' }, signedOut: 'supervisor' });
  await expect.poll(() => frames[1]).toMatchObject({ kind: 'event', event: { kind: 'agent.status' } });
  socket.close();
  const { body } = await admin().send('GET', '/api/v1/audit-log?action=agent.set-status', { token: adminToken });
  expect(Object(body['items'])[0]).toMatchObject({ subject: anna.id, result: 'ok', account: { login: 'supervisor' } });
});

test('no status of another tenant, of nobody, or by a user without the right', async () => {
  const body = { chosen: { kind: 'ready' } };
  const supervisor = new Browser(server.url);
  const token = await supervisor.token('supervisor');
  expect((await supervisor.send('PUT', path(newId()), { token, body })).status).toBe(404);
  expect((await anna.browser.send('PUT', path(anna.id), { token: anna.token, body })).status).toBe(403);
  expect((await new Browser(server.url).send('GET', '/api/v1/me/status')).status).toBe(401);
});

// Last, because the clock is another after it.
test('who took part may say what a call was for 24 hours, a supervisor after that; nobody without the right, and nothing of others', async () => {
  const { call, make, look, say } = await wrappingUp();
  const sold = await make({ names: { pl: 'Sprzedano' }, kind: 'success' });
  await say({ classifierId: sold });
  server.advance(86_400_001);
  await anna.signIn();
  expect((await say({ classifierId: sold })).body['code']).toBe('classifier/too-late');
  expect((await look()).status).toBe(200);
  const [supervisor, jan] = [new Browser(server.url), new Browser(server.url)];
  const [token, jans] = [await supervisor.token('supervisor'), await jan.token('jan')];
  const at = `/api/v1/calls/${call.id}/parts/1/classification`;
  const said = { classifierId: sold, note: 'verified' };
  expect((await supervisor.send('PUT', at, { token, body: said })).body).toMatchObject({
    current: { note: 'verified', by: 'Supervisor' },
    until: null,
  });
  expect((await jan.send('PUT', at, { token: jans, body: said })).status).toBe(403);
  const notHis = `/api/v1/me/calls/${call.id}/classification`;
  expect((await jan.send('PUT', notHis, { token: jans, body: said })).status).toBe(404);
  const report = `/api/v1/reports/calls?period=30-days&classifier=${sold}`;
  expect((await supervisor.send('GET', report, { token })).body['items']).toMatchObject([
    { callId: call.id, classification: { classifier: { id: sold }, note: 'verified' } },
  ]);
  expect((await supervisor.send('GET', `${report.slice(0, -36)}none`, { token })).body['items']).toEqual([]);
});
