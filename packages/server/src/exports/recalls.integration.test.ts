import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser, type Reply } from '../browser.fixture.ts';
import { castOf, type Cast } from '../policies/others.fixture.ts';
import type { Actor } from '../policies/reach.fixture.ts';
import { startTestServer, type TestServer } from '../server.fixture.ts';

let server: TestServer;
let cast: Cast;
/** Recalls: of the campaigns anna and jan serve, and of jan's outside campaigns; the first two and the last are open. */
let ids: { readonly anna: string; readonly jan: string; readonly outside: string; readonly over: string };

const EARLY = new Date('2026-01-05T12:00:00Z');
const LATE = new Date('2099-07-01T10:00:00Z');
const TEXTS = {
  'column.due': 'Kiedy',
  'recall.due': 'czeka',
  'recall.cancelled': 'odwołany',
  'cancelled.by-hand': 'ręcznie',
  'campaign.outside': 'Poza kampanią',
  'for.anyone': 'każdy',
  sheet: 'Recalle',
};

/** A thread reads the platform's code anew before it writes, which takes a busy machine long. */
const PATIENCE = { timeout: 50_000 };

type Send = (method: string, path: string, body?: unknown) => Promise<Reply>;

const sending =
  (token: string): Send =>
  (method, path, body) =>
    new Browser(server.url).send(method, `/api/v1${path}`, { token, ...(body !== undefined && { body }) });
const as = (actor: Actor): Send => sending(cast.tokens[actor]);

beforeAll(async () => {
  server = await startTestServer();
  cast = await castOf(server);
  const { own, others } = cast;
  const { recalls } = server.store;
  const [anna, jan] = await Promise.all([own, others].map(({ agentId }) => server.store.accounts.byId(agentId)));
  if (!anna || !jan) throw new Error('the demo has anna and jan');
  const plan = async (more: object, accountId: string | null, at: Date): Promise<string> => {
    const of = { tenantId: anna.tenantId, name: null, campaignId: null, callId: null, note: null, by: anna.id };
    const planned = await recalls.plan({ ...of, number: own.number, at: new Date(), ...more }, { accountId, at });
    if (!planned.ok) throw new Error(planned.error.code);
    return planned.value;
  };
  ids = {
    over: await plan({ number: '+48600100555', campaignId: own.campaignId, name: 'Ewa' }, anna.id, EARLY),
    anna: await plan({ campaignId: own.campaignId, note: '=1+1; "x"' }, null, EARLY),
    jan: await plan({ number: others.number, campaignId: others.campaignId }, null, LATE),
    outside: await plan({ number: '+48600100556', name: 'Ola' }, jan.id, LATE),
  };
  const deed = { tenantId: anna.tenantId, id: ids.over, accountId: anna.id, as: 'supervisor' } as const;
  await recalls.cancel({ ...deed, at: new Date('2026-02-01T11:30:00Z') });
});
afterAll(() => server.stop());

/** The file of an export, once it is written. */
async function fileOf(actor: Actor, order: object): Promise<Uint8Array> {
  const started = await as(actor)('POST', '/report-exports', { report: 'recalls', texts: TEXTS, ...order });
  const to = `/report-exports/${String(started.body['id'])}`;
  await expect.poll(async () => (await as(actor)('GET', to)).body, PATIENCE).toMatchObject({ state: 'ready' });
  const headers = { authorization: `Bearer ${cast.tokens[actor]}` };
  const file = await fetch(`${server.url}/api/v1${to}/file`, { headers });
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="recalls\.(csv|xlsx)"$/);
  const bytes = new Uint8Array(await file.arrayBuffer());
  await as(actor)('DELETE', to);
  return bytes;
}

const linesOf = async (actor: Actor, order: object): Promise<readonly string[]> =>
  new TextDecoder().decode(await fileOf(actor, { format: 'csv', separator: ';', ...order })).split('\r\n');

/** The cells of a sheet, as a spreadsheet reads them. */
async function cellsOf(actor: Actor, order: object): Promise<readonly (readonly (string | number | null)[])[]> {
  const sheet = strFromU8(
    unzipSync(await fileOf(actor, { format: 'xlsx', ...order }))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
  );
  return [...sheet.matchAll(/<row>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c(?: [^>]*)?(?:\/>|>(?:<v>(.*?)<\/v>|<is><t[^>]*>(.*?)<\/t><\/is>)<\/c>)/gs)].map(
      ([, number, text]) => (number === undefined ? (text ?? null) : Number(number)),
    ),
  );
}

const HEADINGS = 'customer;contact;campaign;for;state;takenBy;endedAt;endedBy;why;note;plannedBy';

test('recalls are had as a CSV with what the screen shows, customers called as in the contacts, the first due first', async () => {
  expect(await linesOf('supervisor', {})).toEqual([
    `Kiedy;${HEADINGS}`,
    `2026-01-05 13:00:00;'+48600100401;anna;Campaign of anna;każdy;czeka;;;;;"'=1+1; ""x""";Anna Nowak`,
    ...[
      `2099-07-01 12:00:00;'+48600100402;jan;Campaign of jan;każdy;planned;;;;;;Anna Nowak`,
      `2099-07-01 12:00:00;'+48600100556;Ola;Poza kampanią;Jan Kowalski;planned;;;;;;Anna Nowak`,
    ].toSorted((one, other) => placeOf(one) - placeOf(other)),
    '',
  ]);
});

/** Of those that are due at the same time the ids say which comes first. */
const placeOf = (line: string): number =>
  [ids.jan, ids.outside].toSorted().indexOf(line.includes('+48600100402') ? ids.jan : ids.outside);

/** As spreadsheets count: days since the end of 1899. */
const day = (instant: string) => (Date.parse(instant) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000;

test('the workbook has the same, with dates that are dates; only what was chosen, of what was asked for', async () => {
  expect(await cellsOf('administrator', { state: 'cancelled' })).toEqual([
    ['Kiedy', ...HEADINGS.split(';')],
    [
      day('2026-01-05T13:00:00Z'),
      '+48600100555',
      'Ewa',
      'Campaign of anna',
      'Anna Nowak',
      'odwołany',
      null,
      day('2026-02-01T12:30:00Z'),
      'Anna Nowak',
      'ręcznie',
      null,
      'Anna Nowak',
    ],
  ]);
  const chosen = { columns: ['note', 'customer'], campaignId: cast.own.campaignId };
  expect(await cellsOf('administrator', chosen)).toEqual([
    ['Kiedy', 'note', 'customer', 'contact'],
    [day('2026-01-05T13:00:00Z'), '=1+1; "x"', '+48600100401', 'anna'],
  ]);
});

test('a confined supervisor’s file holds their campaign’s alone; an auditor’s names nobody as the contacts do', async () => {
  const chosen = { columns: ['customer'] };
  expect(await linesOf('confined', chosen)).toEqual([
    'Kiedy;customer;contact',
    `2026-01-05 13:00:00;'+48600100401;anna`,
    '',
  ]);
  expect(await linesOf('auditor', { ...chosen, campaignId: cast.own.campaignId })).toContain(
    `2026-01-05 13:00:00;'+48600100401;`,
  );
});

test('an auditor reads recalls and changes none; as an agent, with a key too, they change what is theirs alone', async () => {
  const auditor = as('auditor');
  expect(JSON.stringify((await auditor('GET', '/recalls')).body)).toContain(ids.jan);
  const refused = { status: 403, body: { code: 'session/not-allowed' } };
  expect(await auditor('DELETE', `/recalls/${ids.jan}`)).toMatchObject(refused);
  expect(await auditor('PUT', `/recalls/${ids.jan}/time`, { at: LATE.toISOString() })).toMatchObject(refused);

  const admin = as('administrator');
  const account = await server.store.accounts.byId(cast.own.agentId);
  const { version, settings } = (await admin('GET', `/accounts/${account?.id}`)).body;
  const roles = { version, settings: { ...Object(settings), roles: ['auditor'] } };
  expect((await admin('PUT', `/accounts/${account?.id}`, roles)).status).toBe(200);
  const made = await admin('POST', '/api-keys', {
    name: 'Both',
    accountId: account?.id,
    scopes: ['recalls:see', 'recalls:work'],
  });
  const key = sending(String(made.body['secret']));
  expect(JSON.stringify((await key('GET', '/recalls')).body)).toContain(ids.jan);
  expect(await key('DELETE', `/recalls/${ids.jan}`)).toMatchObject({ status: 404 });
  expect((await key('DELETE', `/recalls/${ids.anna}`)).status).toBe(200);
  expect(JSON.stringify((await as('supervisor')('GET', '/recalls')).body)).toContain(ids.jan);
});

test('a key that may read calls alone takes no recalls with it', async () => {
  const made = await as('administrator')('POST', '/api-keys', {
    name: 'Calls',
    scopes: ['calls:read-all', 'contacts:identify'],
  });
  const key = sending(String(made.body['secret']));
  const order = { report: 'recalls', format: 'csv' };
  const refused = { status: 403, body: { code: 'session/not-allowed' } };
  expect(await key('POST', '/report-exports', order)).toMatchObject(refused);
  const own = await as('administrator')('POST', '/report-exports', order);
  const to = `/report-exports/${String(own.body['id'])}`;
  await expect.poll(async () => (await as('administrator')('GET', to)).body['state'], PATIENCE).toBe('ready');
  expect(await key('GET', `${to}/file`)).toMatchObject(refused);
  expect((await as('administrator')('GET', `${to}/file`)).status).toBe(200);
});
