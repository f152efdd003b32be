import { type AnyEndpoint, ENDPOINTS, type EndpointName, KEY_SCOPES } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser, type Reply } from '../browser.fixture.ts';
import { newId, startTestServer, type TestServer } from '../server.fixture.ts';
import { type Holdings, holdingsOf } from './holdings.fixture.ts';
import { type Naming, namings } from './names-by-id.fixture.ts';
import { type Actor, ACTORS } from './reach.fixture.ts';
import { REACH } from './reach-of-endpoints.fixture.ts';
import { readings } from './readings.fixture.ts';
import { hasRight, rightsWhere } from './rights.ts';
import { type SendAs, sendAs, type Tenancy, tenancyOf } from './tenancy.fixture.ts';
import { ANSWERED_BY_TELEPHONY, atOnce, NO_DIFFERENCE, SHOWN_TO_ANYBODY, shapeOf } from './tenant-wall.fixture.ts';
import { HAPPENS, liveView, streamOf } from './told-of.fixture.ts';

let server: TestServer;
/** Whose things they are, and the strangers. */
let ours: Tenancy;
let theirs: Tenancy;
let held: Holdings;
let own: Holdings;
let asOurs: SendAs;
let asStranger: SendAs;
/** What the strangers read before there was anything of ours. */
let readBefore: ReadonlyMap<string, string>;

beforeAll(async () => {
  server = await startTestServer();
  [ours, theirs] = [await tenancyOf(server, 'zorza.example'), await tenancyOf(server, 'polana.example')];
  [asOurs, asStranger] = [sendAs(server, ours), sendAs(server, theirs)];
  own = await holdingsOf(server, theirs, '+48602700800');
  readBefore = await allRead(asStranger);
  held = await holdingsOf(server, ours, '+48601700800');
  server.trunkStates.set(held.trunk, { name: 'full', since: new Date(0).toISOString() });
  server.live.set(ours.ids.agent, [liveView({ holds: held })]);
}, 90_000);
afterAll(() => server.stop());

const mayAsk = (name: EndpointName): readonly Actor[] => {
  const reach = REACH[name];
  return ACTORS.filter((actor) => reach.of === 'anybody' || reach.may.includes(actor));
};

/** What of ours stands in a text: an id, a number or the mark. What was asked for may be said again. */
function oursIn(text: string, asked = ''): readonly string[] {
  const known = Object.entries({ ...held, mark: ours.mark, tenant: ours.id, ...ours.ids });
  return known.flatMap(([what, value]) => (value !== asked && text.includes(value) ? [what] : []));
}

/** Everything that is read without an id, by everybody who may. */
async function allRead(send: SendAs): Promise<ReadonlyMap<string, string>> {
  const read = new Map<string, string>();
  const asked = readings(ours.mark).flatMap((one) => mayAsk(one.name).map((actor) => ({ ...one, actor })));
  await atOnce(asked, async ({ name, actor, method, path }) => {
    const reply = await send(actor, method, path);
    read.set(`${name}, ${actor}, ${path}`, `${reply.status} ${JSON.stringify(reply.body)}`);
  });
  return read;
}

test('no listing, report or setting shows or counts anything of another tenant; and ours do show ours', async () => {
  const [byStrangers, byOurs] = [await allRead(asStranger), await allRead(asOurs)];
  expect(byStrangers.size).toBeGreaterThan(150);
  const wrong: string[] = [];
  for (const [what, text] of byStrangers) {
    // What they searched for may be said again.
    const found = oursIn(text, ours.mark);
    if (!text.startsWith('200') || found.length > 0) wrong.push(`${what}: shows ${found.join(', ')}`);
    const before = readBefore.get(what) ?? '';
    // That they read is in their own log.
    if (!what.startsWith('listAuditLog') && shapeOf(text) !== shapeOf(before))
      wrong.push(`${what}: ${text}, not ${before}`);
  }
  for (const name of new Set(readings('').map((one) => one.name))) {
    const shown = [...byOurs].flatMap(([what, text]) => (what.startsWith(`${name},`) ? oursIn(text) : []));
    if ((shown.length === 0) !== SHOWN_TO_ANYBODY.has(name))
      wrong.push(`${name}: to ours it shows ${shown.join(', ')}`);
  }
  expect(wrong).toEqual([]);
});

/** An id of nobody, of the same kind. */
const nobodys = ({ thing }: Naming) => (thing === 'customer' || thing === 'barred' ? '+48799123456' : newId());

type Asks = (method: string, path: string, body?: unknown) => Promise<Reply>;

/** Asks of an id, with the version that is there now. */
async function ask(naming: Naming, id: string, asks: Asks): Promise<string> {
  const { method, path, body } = naming.ask(id, own);
  const isVersioned = typeof Object(body).version === 'number';
  const { body: there } = isVersioned ? await asks('GET', path.replace(/\/merge$/, '')) : { body: {} };
  const { version = 1 } = { ...Object(Object(there).trunk), ...there };
  const reply = await asks(method, path, isVersioned ? { ...Object(body), version } : body);
  // So many exports may be had, and no more.
  if (naming.name === 'startReportExport') await asks('DELETE', `${path}/${String(reply.body['id'])}`);
  expect(reply.status, naming.name).not.toBe(429);
  return `${reply.status} ${JSON.stringify(reply.body).replaceAll(id, '<id>')}`;
}

async function wrongOf(naming: Naming, asks: Asks, who: string): Promise<readonly string[]> {
  const found = await ask(naming, held[naming.thing], asks);
  const missing = await ask(naming, nobodys(naming), asks);
  if (shapeOf(found) === shapeOf(missing) && oursIn(found).length === 0) return [];
  return [`${naming.name} ${naming.at}, ${who}: ${found}, not ${missing}`];
}

test('an id of another tenant is answered as an id of nobody, to every role, wherever a request can name one', async () => {
  const before = await allRead(asOurs);
  const wrong: string[] = [];
  // What stands in a body is looked at by one rule, whoever sent it.
  const asked = namings().flatMap((naming) =>
    mayAsk(naming.name)
      .slice(naming.isInPath ? 0 : -1)
      .map((actor) => ({ naming, actor })),
  );
  await atOnce(asked, async ({ naming, actor }) => {
    wrong.push(...(await wrongOf(naming, (...request) => asStranger(actor, ...request), actor)));
  });
  expect(wrong).toEqual([]);
  const after = await allRead(asOurs);
  const changed = [...after].filter(
    ([what, text]) => !what.startsWith('listAuditLog') && shapeOf(text) !== shapeOf(before.get(what) ?? ''),
  );
  expect(changed).toEqual([]);
}, 60_000);

test('neither does a key of the API of another tenant find anything by an id', async () => {
  const wrong: string[] = [];
  for (const actor of ['administrator', 'agent'] as const) {
    const asks = await keysOf(actor);
    const asked = namings().filter(({ isInPath }) => isInPath);
    await atOnce(asked, async (naming) => {
      wrong.push(...(await wrongOf(naming, asks, `key of ${actor}`)));
    });
  }
  expect(wrong).toEqual([]);
}, 60_000);

/** Asks with keys that may all that somebody may: one after the other, for each may ask so many times. */
async function keysOf(actor: 'administrator' | 'agent'): Promise<Asks> {
  const account = await server.store.accounts.byId(theirs.ids[actor]);
  const app = actor === 'agent' ? 'phone' : 'console';
  const rights = account ? rightsWhere((right) => hasRight(account, app, right)) : [];
  const scopes = KEY_SCOPES.filter((scope) => rights.includes(scope));
  const order = { name: actor, accountId: theirs.ids[actor], scopes };
  const make = () => asStranger('administrator', 'POST', '/api-keys', order);
  const secrets = [await make(), await make()].map(({ body }) => String(body['secret']));
  let asked = 0;
  return (method, path, body) =>
    new Browser(server.url).send(method, `/api/v1${path}`, {
      token: secrets[asked++ % secrets.length] ?? '',
      ...(body !== undefined && { body }),
    });
}

test('a link to a recording, its sound, a file of a report and a sound lead a stranger nowhere, with whatever they show', async () => {
  const link = await asOurs('administrator', 'POST', `/recordings/${held.recording}/link`, { purpose: 'listen' });
  expect(link.status).toBe(200);
  const ticketed = String(link.body['url']).replace('/api/v1', '');
  const files = [ticketed, `/report-exports/${held.reportExport}/file`, `/sounds/${held.sound}/audio`];
  for (const path of files) expect([path, (await asOurs('administrator', 'GET', path)).status]).toEqual([path, 200]);
  const nobodysFiles = files.map((path) => path.replace(/[\da-f-]{36}/, newId()));
  for (const actor of ['administrator', 'auditor', 'supervisor'] as const) {
    const answers = await Promise.all(files.map((path) => asStranger(actor, 'GET', path)));
    const missing = await Promise.all(nobodysFiles.map((path) => asStranger(actor, 'GET', path)));
    expect(answers.map(({ status, body }) => [status, body])).toEqual(missing.map(({ body }) => [404, body]));
  }
});

test('nothing that happens in a tenant is told to anybody of another, of whatever kind it is', async () => {
  const open = (of: Tenancy) => Promise.all(ACTORS.map((actor) => streamOf(server, of.tokens[actor])));
  const [toOurs, toStrangers] = [await open(ours), await open(theirs)];
  for (const [kind, happens] of Object.entries(HAPPENS)) {
    const { status = 200, body }: Partial<Reply> = Object(
      await happens({ server, of: ours, holds: held, send: asOurs }),
    );
    expect([kind, status, body]).toEqual([kind, 200, body]);
    const isTold = () => toOurs.some(({ told }) => told.includes(kind));
    await expect.poll(isTold, { message: kind, timeout: 10_000 }).toBe(true);
  }
  // What comes after all of it is told them, and there was nothing before.
  server.endCall(newId(), Object.values(theirs.ids));
  await expect
    .poll(() => toStrangers.map(({ told }) => told), { timeout: 10_000 })
    .toEqual(ACTORS.map(() => ['call.ended']));
  for (const { frames } of toStrangers) expect(oursIn(JSON.stringify(frames))).toEqual([]);
  for (const { close } of [...toOurs, ...toStrangers]) close();
}, 60_000);

/** Last of what asks by ids: it changes and takes away what it finds. */
test('each of these requests, of an own id, does find something: that is how the others are known to have been right', async () => {
  const wrong: string[] = [];
  for (const naming of namings().toSorted((a, b) => lateness(a) - lateness(b))) {
    const place = `${naming.name} ${naming.at}`;
    const told = await toldOf(naming);
    const isExempt = ANSWERED_BY_TELEPHONY.has(naming.name) || place in NO_DIFFERENCE;
    if ((told === undefined) !== isExempt) wrong.push(`${place}: ${told ?? 'makes no difference'}`);
  }
  expect(wrong).toEqual([]);
}, 60_000);

/** What is taken away comes last, what belongs to it before it. */
function lateness({ name }: Naming): number {
  const { method, path }: AnyEndpoint = ENDPOINTS[name];
  return method === 'DELETE' ? 1_000 - path.length : ['GET', 'PUT', 'POST'].indexOf(method);
}

/** What one of the strangers is told of their own that they are not told of nobody's; undefined where it is the same. */
async function toldOf(naming: Naming): Promise<string | undefined> {
  for (const actor of mayAsk(naming.name).toReversed()) {
    const asks: Asks = (...request) => asStranger(actor, ...request);
    const missing = await ask(naming, nobodys(naming), asks);
    const found = await ask(naming, own[naming.thing], asks);
    if (shapeOf(found) !== shapeOf(missing)) return found;
  }
  return undefined;
}
