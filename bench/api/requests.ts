import type { TestServer } from '../../packages/server/src/server.fixture.ts';
import type { Load } from './load-worker.ts';
import { type Ask, LoadThread, type Rate, rateOf, together } from './loaded.ts';
import { openPeer, recordStatements } from './peer.ts';

type Asked = readonly [what: string, method: Load['method'], path: string, body: string];
const ASKED: readonly Asked[] = [
  ['read: who am I', 'GET', '/me', ''],
  ['read: 50 calls', 'GET', '/calls?limit=50', ''],
  ['read: a search of contacts', 'GET', '/contacts?search=now', ''],
  ['command: a contact added', 'POST', '/contacts', '{"card":{"lastName":"Bench {n}"}}'],
  ['command: a call placed', 'POST', '/calls', '{"user":"anna","to":"+48600100200"}'],
];
const AT_ONCE = 16;
const ROUNDS = 2;

/** One endpoint, and a bare server that asks the database the same. */
export type Row = { readonly what: string; readonly statements: number; readonly own: Rate; readonly peer: Rate };

/** Each endpoint for `forMs`, in turn with its peer. */
export async function measureRequests(server: TestServer, token: string, ask: Ask, forMs: number): Promise<Row[]> {
  await using thread = new LoadThread();
  const rows: Row[] = [];
  for (const asked of ASKED) rows.push(await measureOne({ server, token, ask, thread, forMs }, asked));
  return rows;
}

type Bench = {
  readonly server: TestServer;
  readonly token: string;
  readonly ask: Ask;
  readonly thread: LoadThread;
  readonly forMs: number;
};

async function measureOne(
  { server, token, ask, thread, forMs }: Bench,
  [what, method, path, body]: Asked,
): Promise<Row> {
  const one = () => ask(method, path, body === '' ? undefined : JSON.parse(body.replace('{n}', 'sample')));
  const { body: answer, status } = await one();
  if (status !== 200) throw new Error(`${what}: ${status} ${JSON.stringify(answer)}`);
  const recorded = await recordStatements(one);
  await using peer = await openPeer(server.settings.databaseUrl ?? '', recorded, JSON.stringify(answer));
  const load = { method, body, atOnce: AT_ONCE, forMs: forMs / ROUNDS, headers: { authorization: `Bearer ${token}` } };
  const [own, bare] = [[], []] as [
    Awaited<ReturnType<LoadThread['send']>>[],
    Awaited<ReturnType<LoadThread['send']>>[],
  ];
  for (let round = 0; round < ROUNDS; round++) {
    own.push(await thread.send({ ...load, url: `${server.url}/api/v1${path}` }));
    bare.push(await thread.send({ ...load, url: peer.url }));
  }
  return { what, statements: recorded.statements.length, own: rateOf(together(own)), peer: rateOf(together(bare)) };
}
