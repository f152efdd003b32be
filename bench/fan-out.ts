import { fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { silentLog, SystemClock } from '@wpm/kernel';
import { Feeds } from '../packages/server/src/realtime/feeds.ts';
import { RealtimeSocket } from '../packages/server/src/realtime/realtime-socket.ts';

/**
 * An event of a tenant told to 5,000 users, each with an application of their own on a WebSocket: how long until each has it. The
 * platform's own feeds and sockets; who a token is of is not looked up. The applications are another process on the same machine.
 *
 * `npm run bench -- fan-out`; WPM_BENCH_CLIENTS for another number
 */
const CLIENTS = Number(process.env['WPM_BENCH_CLIENTS'] ?? 5_000);
const EVENTS = 30;
const EVERY_MS = 1_000;
const AIM_P95_MS = 200;

const clock = new SystemClock();
const server = http.createServer();
const feeds = new Feeds(clock, () => crypto.randomUUID());
const socket = new RealtimeSocket({
  http: server,
  feeds,
  liveCallsOf: () => [],
  originAllowed: () => true,
  callerOf: (accessToken) =>
    Promise.resolve(
      Object({
        session: { id: accessToken, app: 'phone' },
        account: { id: accessToken, tenantId: 'bench', kind: 'agent', roles: [], permissions: [] },
      }),
    ),
  clock,
  log: silentLog,
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' ? address?.port : undefined;
const clients = fork(path.join(import.meta.dirname, 'fan-out', 'clients.ts'), [String(port), String(CLIENTS)]);
try {
  await once(clients, 'message');
  const before = process.cpuUsage();
  let telling = 0;
  for (let at = 0; at < EVENTS; at++) {
    const since = performance.now();
    feeds.tellTenant('bench', { kind: 'missed-call.changed', missedId: String(performance.timeOrigin + since) });
    telling = Math.max(telling, performance.now() - since);
    await delay(EVERY_MS);
  }
  const { user, system } = process.cpuUsage(before);
  clients.send('over');
  const [told] = await once(clients, 'message');
  report({ ...Object(told), telling, cpuMs: (user + system) / 1_000 / EVENTS });
} finally {
  clients.kill();
  socket.close();
  server.closeAllConnections();
  server.close();
}

type Told = {
  readonly received: number;
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  readonly telling: number;
  readonly cpuMs: number;
};

function report({ received, p50, p95, longest, telling, cpuMs }: Told): void {
  process.stdout.write(
    `${CLIENTS} applications, ${EVENTS} events, ${received} of ${CLIENTS * EVENTS} received\n` +
      `until an application has it, ms   p50 ${ms(p50)}   p95 ${ms(p95)}   longest ${ms(longest)}   aim p95 ≤ ${AIM_P95_MS}\n` +
      `the platform: CPU of an event ${ms(cpuMs)} ms, its loop busy with one at most ${ms(telling)} ms\n`,
  );
  const figures = { received, p50, p95, longest, telling, cpuMs };
  process.stdout.write(`${JSON.stringify({ bench: 'fan-out', clients: CLIENTS, events: EVENTS, figures })}\n`);
}

function ms(value: number): string {
  return value.toFixed(1).padStart(8);
}
