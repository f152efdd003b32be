import { once } from 'node:events';
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { Client, Pool, type PoolClient } from 'pg';

/** A statement as it was sent to the database; a name, where it is prepared. */
type Statement = { readonly name: string | undefined; readonly text: string; readonly values: readonly unknown[] };

/** What the platform asks its database for one request, and which ids in it are made anew each time. */
export type Recorded = { readonly statements: readonly Statement[]; readonly made: ReadonlySet<string> };

/** Records two of the same requests: the shorter, for in one of them somebody else may have asked in between. */
export async function recordStatements(request: () => Promise<unknown>): Promise<Recorded> {
  const both = [await recordOnce(request), await recordOnce(request)] as const;
  const [shorter, other] = both[0].length <= both[1].length ? both : both.toReversed();
  const known = new Set(uuidsOf(other));
  return { statements: shorter ?? [], made: new Set(uuidsOf(shorter).filter((id) => !known.has(id))) };
}

async function recordOnce(request: () => Promise<unknown>): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const query = Reflect.get(Client.prototype, 'query');
  Client.prototype.query = function recording(this: Client, ...given: unknown[]) {
    const [first, values] = given;
    const said = typeof first === 'string' ? { text: first, values } : Object(first);
    if (!OTHERS.test(said.text))
      statements.push({ name: said.name, text: said.text, values: Array.isArray(said.values) ? said.values : [] });
    return Reflect.apply(query, this, given);
  } as typeof query;
  await request();
  Client.prototype.query = query;
  return statements;
}

/** What is looked for by itself, four times a second. */
const OTHERS = /webhook_deliveries|mails|kept_answers/;

/**
 * The same answer by a bare server of Node's with a bare pool, which asks the database what the platform asked: in the same order, by
 * one connection. Ids that are made new each time are made new here, too. It reads no token, knows no rights and checks nothing.
 */
export async function openPeer(databaseUrl: string, { statements, made }: Recorded, answer: string) {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 16,
    options: '-c synchronous_commit=on -c statement_timeout=30000 -c timezone=UTC',
  });
  const server = createServer((request, response) => {
    request.resume().once('end', async () => {
      const client = await pool.connect();
      const fresh = new Map([...made].map((id) => [id, randomUUID()]));
      for (const statement of statements) await ask(client, statement, fresh);
      client.release();
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await pool.end();
    },
  };
}

const uuidsOf = (statements: readonly Statement[] | undefined): readonly string[] =>
  JSON.stringify(statements?.map(({ values }) => values)).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];

async function ask(client: PoolClient, { name, text, values }: Statement, fresh: ReadonlyMap<string, string>) {
  const own = values.map((value) =>
    typeof value === 'string' ? [...fresh].reduce((said, [id, other]) => said.replaceAll(id, other), value) : value,
  );
  await client.query({ ...(name !== undefined && { name }), text, values: own });
}
