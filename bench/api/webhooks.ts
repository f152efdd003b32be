import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { Client } from 'pg';
import type { TestServer } from '../../packages/server/src/server.fixture.ts';
import { answeredCall, type TestTenant } from '../../packages/store/src/directory.fixture.ts';
import type { Ask } from './loaded.ts';

/** How many went out in a second, and the time of the platform's process for each (the database's and the receiver's not in it). */
export type Sent = { readonly perS: number; readonly cpuMs: number };

const CALLS = 800;
const EVENTS = ['call.created', 'call.answered', 'call.ended'];

/**
 * Three events of each of so many calls to one receiver, all of them waiting from the beginning, with the order of each call kept;
 * then the same number without an order.
 */
export async function measureWebhooks(server: TestServer, tenant: TestTenant, ask: Ask) {
  const receiver = fork(path.join(import.meta.dirname, 'receiver.ts'));
  const [port] = await once(receiver, 'message');
  const made = await ask('POST', '/webhooks', { name: 'bench', url: `http://127.0.0.1:${port}/`, events: EVENTS });
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  const id = String(Object(made.body['webhook']).id);
  const count = CALLS * EVENTS.length;
  await takenBy(receiver, count, async () => {
    for (let call = 0; call < CALLS; call++) await server.store.calls.close(answeredCall(tenant));
  });
  const database = new Client({ connectionString: server.settings.databaseUrl });
  await database.connect();
  const again = (change: string) => async () => {
    await database.query(
      `UPDATE webhook_deliveries SET state = 'waiting', tries = 0, since = now(), next_at = now()${change} WHERE webhook_id = $1`,
      [id],
    );
  };
  const inOrder = await takenBy(receiver, count, again(''));
  const withoutOrder = await takenBy(receiver, count, again(', call_id = NULL'));
  await database.end();
  receiver.kill();
  await ask('DELETE', `/webhooks/${id}`);
  return { inOrder, withoutOrder };
}

async function takenBy(receiver: ChildProcess, count: number, begin: () => Promise<void>): Promise<Sent> {
  receiver.send(count);
  const all = once(receiver, 'message');
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await begin();
  await all;
  const { user, system } = process.cpuUsage(cpu);
  return { perS: count / ((performance.now() - began) / 1_000), cpuMs: (user + system) / 1_000 / count };
}
