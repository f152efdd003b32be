import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser, type Reply } from '../browser.fixture.ts';
import { castOf, type Cast } from '../policies/others.fixture.ts';
import type { Actor } from '../policies/reach.fixture.ts';
import { startTestServer, type TestServer } from '../server.fixture.ts';

let server: TestServer;
let cast: Cast;
beforeAll(async () => {
  server = await startTestServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

/** A thread reads the platform's code anew before it writes, which takes a busy machine long. */
const PATIENCE = { timeout: 50_000 };
const TEXTS = { 'column.chosen': 'Wybrano', 'verdict.no-phone': 'nie dzwonił', 'keptUntil.for-ever': 'bezterminowo' };

const send = (actor: Actor, method: string, path: string, body?: unknown): Promise<Reply> =>
  new Browser(server.url).send(method, `/api/v1${path}`, {
    token: cast.tokens[actor],
    ...(body !== undefined && { body }),
  });

/** The lines of the file of a report, which counted its rows before it wrote them. */
async function linesOf(actor: Actor, order: object): Promise<readonly string[]> {
  const asked = { format: 'csv', separator: ';', period: '30-days', texts: TEXTS, ...order };
  const to = `/report-exports/${String((await send(actor, 'POST', '/report-exports', asked)).body['id'])}`;
  await expect.poll(async () => (await send(actor, 'GET', to)).body, PATIENCE).toMatchObject({ state: 'ready' });
  const { rows, total } = (await send(actor, 'GET', to)).body;
  const { body } = await send(actor, 'GET', `${to}/file`);
  await send(actor, 'DELETE', to);
  const lines = String(body['text']).replace('\uFEFF', '').trimEnd().split('\r\n');
  expect([rows, total]).toEqual([lines.length - 1, lines.length - 1]);
  return lines;
}

test('the ledger of offers is had as a file: when, to whom, what came of it and how long each step took', async () => {
  const own = { report: 'offers', campaignId: cast.own.campaignId, columns: ['agent', 'verdict', 'ended', 'campaign'] };
  const [headings, ...rows] = await linesOf('supervisor', own);
  expect(headings).toBe('Wybrano;agent;givenBy;verdict;ended;campaign');
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows)
    expect(row).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d;Anna Nowak;;nie dzwonił;0,001;Campaign of anna$/);
  expect(await linesOf('supervisor', { ...own, offerOutcome: 'not-delivered', verdict: 'no-phone' })).toEqual([
    headings,
    ...rows,
  ]);
  expect(await linesOf('supervisor', { ...own, verdict: 'answered' })).toEqual([headings]);
  expect(await linesOf('supervisor', { ...own, offerOutcome: 'answered' })).toEqual([headings]);
  // An outcome of calls is none of offers.
  expect(await linesOf('supervisor', { ...own, outcome: 'missed' })).toEqual([headings, ...rows]);
});

test('the list of recordings is had as a file, whole or narrowed as on the screen', async () => {
  const columns = ['customer', 'length', 'keptUntil', 'hold'];
  const all = await linesOf('supervisor', { report: 'recordings', columns });
  expect(all[0]).toBe('start;customer;contact;length;keptUntil;hold;heldBy');
  expect([cast.own, cast.others].map(({ number }) => all.some((line) => line.includes(`;'${number};`)))).toEqual([
    true,
    true,
  ]);
  const reason = 'Complaint 9';
  expect((await send('administrator', 'POST', `/recordings/${cast.own.recordingId}/hold`, { reason })).status).toBe(
    200,
  );
  const held = await linesOf('supervisor', { report: 'recordings', columns, held: true });
  expect(held).toEqual([
    all[0],
    expect.stringMatching(new RegExp(`;'\\${cast.own.number};.*;${reason};Administrator$`)),
  ]);
  const others = await linesOf('supervisor', { report: 'recordings', columns, held: false, number: '600100401' });
  expect(others).toEqual([all[0]]);
});

test('a confined supervisor’s files hold their campaign’s alone; an agent has none', async () => {
  const offers = await linesOf('confined', { report: 'offers', columns: ['campaign'] });
  expect(new Set(offers.slice(1).map((line) => line.split(';')[1]))).toEqual(new Set([cast.own.name]));
  const recordings = await linesOf('confined', { report: 'recordings', columns: ['customer'] });
  expect(new Set(recordings.slice(1).map((line) => line.split(';')[1]))).toEqual(new Set([`'${cast.own.number}`]));
  for (const report of ['offers', 'recordings'])
    expect(await send('agent', 'POST', '/report-exports', { report, format: 'csv' })).toMatchObject({ status: 403 });
});
