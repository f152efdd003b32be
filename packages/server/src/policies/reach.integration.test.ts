import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ENDPOINTS, type EndpointName } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser, type Reply } from '../browser.fixture.ts';
import { wrongRequests } from '../http/wrong-requests.fixture.ts';
import { isLimited, leavesByLink, leavingLinkOf } from '../mailings/leaving.fixture.ts';
import { startTestServer, type TestServer } from '../server.fixture.ts';
import { outboxFolder } from '../settings.ts';
import { asking, type Cast, castOf } from './others.fixture.ts';
import { REACH } from './reach-of-endpoints.fixture.ts';
import { ACTORS, type Actor, type Reach } from './reach.fixture.ts';

let server: TestServer;
let cast: Cast;

beforeAll(async () => {
  server = await startTestServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

const names = Object.keys(ENDPOINTS).filter((name): name is EndpointName => name in ENDPOINTS);

test('every endpoint says whom it is for, and everybody else is told that they may not, before they learn what it wants', async () => {
  expect(Object.keys(REACH).toSorted()).toEqual(names.toSorted());
  const unknown = wrongRequests().filter(({ what }) => what === 'a field nobody knows');
  const wrong: string[] = [];
  const tryAll = async (actor: Actor) => {
    for (const { name, method, path, body } of unknown) {
      const reach = REACH[name as EndpointName];
      const { body: said } = await new Browser(server.url).send(method, `/api/v1${path}`, {
        token: cast.tokens[actor],
        ...(body !== undefined && { body }),
      });
      const wanted = mayAsk(reach, actor) ? 'request/invalid' : 'session/not-allowed';
      if (said['code'] !== wanted) wrong.push(`${actor} ${name}: ${String(said['code'])}, not ${wanted}`);
    }
  };
  await Promise.all(ACTORS.map(tryAll));
  expect(wrong).toEqual([]);
});

const mayAsk = (reach: Reach, actor: Actor): boolean => reach.of === 'anybody' || reach.may.includes(actor);

test('a supervisor of one campaign finds nothing of another by its id, nor in any list; one who sees all finds it', async () => {
  const ask = asking(server, cast);
  const wrong: string[] = [];
  for (const name of names) {
    const reach = REACH[name];
    if (reach.of === 'named') wrong.push(...(await wrongOfNamed(ask, name, reach)));
    if (reach.of === 'listed') wrong.push(...(await wrongOfListed(ask, name, reach)));
  }
  expect(wrong).toEqual([]);
});

type Ask = ReturnType<typeof asking>;

/** What is found of another campaign, and what is not of one's own. */
async function wrongOfNamed(ask: Ask, name: EndpointName, reach: Extract<Reach, { of: 'named' }>): Promise<string[]> {
  const gone = reach.code ?? 'request/not-found';
  const confined = await ask('confined', name, reach.ask(cast.others));
  const found = {
    all: await ask('supervisor', name, reach.ask(cast.others)),
    own: await ask('confined', name, reach.ask(cast.own)),
  };
  const lost = Object.entries(found).filter(([, { status, body }]) => body['code'] === gone || status === 400);
  return [...(confined.body['code'] === gone ? [] : [['confined', confined] as const]), ...lost].map(
    ([who, { status, body }]) => `${name}, ${who}: ${status} ${JSON.stringify(body)}`,
  );
}

async function wrongOfListed(ask: Ask, name: EndpointName, reach: Extract<Reach, { of: 'listed' }>): Promise<string[]> {
  const shown = reach.shown(cast.others);
  const confined = await ask('confined', name, reach.ask(cast.others));
  const all = await ask('supervisor', name, reach.ask(cast.others));
  const isShown = ({ body }: Reply) => JSON.stringify(body).includes(shown);
  return [
    ...(confined.status !== 200 || isShown(confined) ? [`${name}, confined: ${JSON.stringify(confined.body)}`] : []),
    ...(isShown(all) ? [] : [`${name}, all: ${JSON.stringify(all.body)}`]),
  ];
}

test('a view is its owner’s until they share it; an auditor shares none, and an administrator removes what others share', async () => {
  const as = (actor: Actor) => (method: string, path: string, body?: unknown) =>
    new Browser(server.url).send(method, `/api/v1/saved-views${path}`, {
      token: cast.tokens[actor],
      ...(body !== undefined && { body }),
    });
  const view = { name: 'Week', page: 'calls', query: 'period=7-days&sort=longest-talk', shared: false };
  const { body: made } = await as('supervisor')('POST', '', view);
  const to = `/${String(made['id'])}`;
  const seenBy = async (actor: Actor) => {
    const { body } = await as(actor)('GET', '');
    const { status } = await as(actor)('GET', to);
    return [JSON.stringify(body).includes(String(made['id'])), status];
  };
  expect(await seenBy('supervisor')).toEqual([true, 200]);
  for (const actor of ['confined', 'auditor', 'administrator'] as const) {
    expect(await seenBy(actor), actor).toEqual([false, 404]);
    expect((await as(actor)('DELETE', to)).status, actor).toBe(404);
  }
  await as('supervisor')('PUT', to, { ...view, shared: true });
  for (const actor of ['confined', 'auditor', 'administrator'] as const) {
    expect(await seenBy(actor), actor).toEqual([true, 200]);
    expect((await as(actor)('PUT', to, view)).status, actor).toBe(404);
  }
  expect((await as('auditor')('POST', '', { ...view, shared: true })).body['code']).toBe('session/not-allowed');
  expect((await as('auditor')('POST', '', view)).body).toMatchObject({ own: true, shared: false });
  expect((await as('auditor')('DELETE', to)).status).toBe(404);
  expect((await as('administrator')('DELETE', to)).status).toBe(200);
  expect(await seenBy('supervisor')).toEqual([false, 404]);
  const log = await new Browser(server.url).send('GET', `/api/v1/audit-log?subject=${String(made['id'])}`, {
    token: cast.tokens.administrator,
  });
  const actions = [...Object(log.body['items'])].map(({ action }) => action);
  expect(actions).toEqual(['saved-view.remove', 'saved-view.change', 'saved-view.create']);
});

test('an export of a confined supervisor holds what they see; what they see no longer is not fetched', async () => {
  const { own, others, tokens } = cast;
  const send = (method: string, path: string, body?: unknown) =>
    new Browser(server.url).send(method, `/api/v1${path}`, {
      token: tokens.confined,
      ...(body !== undefined && { body }),
    });
  const days = { period: 'between', first: '2020-01-01', last: '2099-01-01' };
  const started = await send('POST', '/report-exports', { report: 'calls', format: 'csv', ...days });
  const to = `/report-exports/${String(started.body['id'])}`;
  await expect.poll(async () => (await send('GET', to)).body['state'], { timeout: 20_000 }).toBe('ready');
  const text = String((await send('GET', `${to}/file`)).body['text']);
  expect(text).toContain(own.callId);
  expect(text).not.toContain(others.callId);
  const admin = (method: string, path: string, body?: unknown) =>
    new Browser(server.url).send(method, `/api/v1${path}`, {
      token: tokens.administrator,
      ...(body !== undefined && { body }),
    });
  const found = await admin('GET', '/accounts?search=confined');
  const [account] = Object(found.body['items']);
  const change = (supervisedCampaignIds: readonly string[] | null) => ({
    version: account.version,
    settings: { ...account.settings, supervisedCampaignIds },
  });
  const unknown = await admin('PUT', `/accounts/${account.id}`, change([others.agentId]));
  expect(unknown.body).toMatchObject({ code: 'request/invalid', reasons: { supervisedCampaignIds: 'does-not-exist' } });
  const narrowed = await admin('PUT', `/accounts/${account.id}`, change([others.campaignId]));
  expect(narrowed.status).toBe(200);
  for (const each of [to, `${to}/file`]) expect((await send('GET', each)).status).toBe(404);
  expect(JSON.stringify((await send('GET', '/calls')).body)).not.toContain(own.callId);
});

test('a kept view is mailed when it is due: to each with what they see, once, until they leave it or its owner may no longer', async () => {
  const asking_ = async (login: string) => {
    const { body } = await new Browser(server.url).signIn(login, { app: 'console' });
    return (method: string, path: string, sent?: unknown) =>
      new Browser(server.url).send(method, `/api/v1${path}`, {
        token: String(body['accessToken']),
        ...(sent !== undefined && { body: sent }),
      });
  };
  const settle = async (login: string, change: object) => {
    const admin = await asking_('admin');
    const { id, version, settings } = Object((await admin('GET', `/accounts?search=${login}`)).body['items'])[0];
    const changed = await admin('PUT', `/accounts/${id}`, { version, settings: { ...settings, ...change } });
    expect(changed.status).toBe(200);
    return String(id);
  };
  const recipientIds = [
    await settle('supervising', { email: 'lead@firma.example' }),
    await settle('confined', { email: 'confined@firma.example' }),
  ];
  const lead = await asking_('supervising');
  const possible = Object((await lead('GET', '/report-recipients')).body['items']);
  expect(possible.map(({ id }: { id: string }) => id).toSorted()).toEqual(recipientIds.toSorted());
  const { body: view } = await lead('POST', '/saved-views', {
    name: 'Calls, 7 days',
    page: 'calls',
    query: 'period=7-days',
    shared: false,
  });
  const to = `/saved-views/${String(view['id'])}/mailing`;
  const order = { every: 'day', time: '00:00', format: 'csv', language: 'en', recipientIds };
  const toAgent = await lead('PUT', to, { ...order, recipientIds: [cast.own.agentId] });
  expect(toAgent.body['code']).toBe('mailing/not-for-recipient');
  expect((await lead('PUT', to, order)).body['mailing']).toMatchObject({ paused: null, lastAt: null });
  const outbox = outboxFolder(server.settings);
  // One that is being written has another name until it is whole.
  const mails = async () => (await readdir(outbox).catch(() => [])).filter((file) => file.endsWith('.eml'));
  const nextDay = () => server.advance(24 * 3_600_000);
  nextDay();
  await expect.poll(mails).toHaveLength(2);
  const texts = await Promise.all((await mails()).map((file) => readFile(join(outbox, file), 'utf8')));
  const fileTo = (address: string) => {
    const text = texts.find((each) => each.includes(`To: ${address}`)) ?? '';
    expect(text).toMatch(/filename="?Calls, 7 days.csv"?/);
    const [, base64 = ''] = /name="?Calls, 7 days.csv"?[^]*?\n\n([A-Za-z0-9+/=\n]+)/.exec(text) ?? [];
    return Buffer.from(base64, 'base64').toString();
  };
  expect(fileTo('lead@firma.example')).toContain(cast.own.callId);
  expect(fileTo('lead@firma.example')).toContain(cast.others.callId);
  // By the test before, they see the other campaign alone.
  expect(fileTo('confined@firma.example')).toContain(cast.others.callId);
  expect(fileTo('confined@firma.example')).not.toContain(cast.own.callId);
  // Their session of the day before is over.
  const leadToday = await asking_('supervising');
  const mailing = async () => Object((await leadToday('GET', `/saved-views/${String(view['id'])}`)).body)['mailing'];
  const isRecipient = async () => (await mailing()).recipients.length === 2;
  const [stays, leaves] = ['lead', 'confined'].map((login) => {
    const message = texts.find((text) => text.includes(`To: ${login}@firma.example`)) ?? '';
    const { link, oneClick } = leavingLinkOf(message);
    // By HTTP mail programs may not end it themselves (RFC 8058 §3.1).
    expect(oneClick).toBe(false);
    // The port was given after the settings were read.
    return link.replace('http://127.0.0.1:0', server.url);
  });
  await leavesByLink(leaves ?? '', isRecipient);
  expect(await mailing()).toMatchObject({
    recipients: [{ id: recipientIds[0] }],
    left: [{ id: recipientIds[1], at: expect.any(String) }],
  });
  const partings = await (await asking_('admin'))('GET', '/audit-log?action=report-mailing.leave');
  expect(Object(partings.body)['items']).toMatchObject([
    { account: { id: recipientIds[1] }, subject: view['id'], result: 'ok', after: { how: 'link' } },
  ]);
  nextDay();
  await expect.poll(mails).toHaveLength(3);
  // The address is somebody else's by now: its link ends nothing.
  await settle('supervising', { email: 'leader@firma.example' });
  expect((await fetch(stays ?? '')).status).toBe(410);
  // And the former one was told of it.
  await expect.poll(mails).toHaveLength(4);
  await isLimited(leaves ?? '');
  await settle('supervising', { enabled: false });
  nextDay();
  const paused = async () => {
    const log = await (await asking_('admin'))('GET', '/audit-log?action=report-mailing.pause');
    return Object(log.body['items']).map(({ after }: { after: unknown }) => after);
  };
  await expect.poll(paused).toEqual([{ why: 'owner-not-allowed' }]);
  expect(await mails()).toHaveLength(4);
});
