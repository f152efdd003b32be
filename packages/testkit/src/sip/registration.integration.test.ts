import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import JsSIP from 'jssip';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FillRandom, ManualClock, SystemClock, silentLog } from '@wpm/kernel';
import { DigestVerifier, type IncomingRequest, Registrar, SipStack, fromOf, ha1, reply } from '@wpm/sip';
import { WebSocketServer } from 'ws';
import { SipPhone, type SipPhoneOptions } from './index.ts';

const REALM = 'demo.local';
const AOR = 'sip:anna@demo.local';
const PASSWORD = 'correct horse';
const PLACE = { owner: 'session', kind: 'app', room: 1 };
const fillRandom: FillRandom = (bytes) => crypto.getRandomValues(bytes);

/** A registrar as the platform wires it, with the time of bindings in the test's hand. */
let stack: SipStack;
let webSockets: WebSocketServer;
let registrar: Registrar;
let clock: ManualClock;
let udpPort: number;
let algorithms: string[];

beforeEach(async () => {
  clock = new ManualClock();
  algorithms = [];
  stack = new SipStack({ clock: new SystemClock(), log: silentLog, fillRandom, product: 'test' });
  registrar = new Registrar({
    clock,
    log: silentLog,
    maxBindings: 2,
    minExpires: 30,
    maxExpires: 3_600,
    defaultExpires: 600,
  });
  const verifier = new DigestVerifier({ secret: 's', clock, nonceLifetimeMs: 300_000 });
  stack.onRequest((incoming) => void register(incoming, verifier));
  stack.onFlowClosed((flow) => registrar.removeFlow(flow));
  udpPort = (await stack.listenUdp({ address: '127.0.0.1', port: 0 })).port;
  webSockets = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'sip' });
  await once(webSockets, 'listening');
  webSockets.on('connection', (socket) => {
    const local = { address: '127.0.0.1', port: webSocketPort() };
    stack.acceptWebSocket(socket, { remote: { address: '127.0.0.1', port: 1 }, local, secure: false });
  });
});

afterEach(async () => {
  await stack[Symbol.asyncDispose]();
  for (const client of webSockets.clients) client.terminate();
  webSockets.close();
  await once(webSockets, 'close');
});

const ANNA = { md5: ha1('MD5', 'anna', REALM, PASSWORD), sha256: ha1('SHA-256', 'anna', REALM, PASSWORD) };

const lookup = (user: string) => Promise.resolve(user === 'anna' ? ANNA : undefined);

async function register({ request, flow, respond }: IncomingRequest, verifier: DigestVerifier): Promise<void> {
  const verdict = await verifier.verify(request, { realm: REALM, header: 'Authorization', lookup });
  if (verdict.ok) {
    algorithms.push(/algorithm=([\w-]+)/.exec(request.headers.get('Authorization') ?? '')?.[1] ?? 'none');
    return respond(registrar.register(fromOf(request).uri, { request, flow, place: PLACE }));
  }
  if (verdict.why === 'wrong') return respond(reply(request, 403));
  const challenges = verifier.challenges(REALM, verdict.why === 'stale');
  respond(reply(request, 401, { headers: challenges.map((value) => ['WWW-Authenticate', value] as const) }));
}

function webSocketPort(): number {
  const address = webSockets.address() as AddressInfo;
  return address.port;
}

function openPhone(options: Partial<SipPhoneOptions> = {}): Promise<SipPhone> {
  return SipPhone.open({
    user: 'anna',
    domain: REALM,
    password: PASSWORD,
    server: { transport: 'udp', address: '127.0.0.1', port: udpPort },
    ...options,
  });
}

const overWebSocket = () => ({ server: { transport: 'ws', url: `ws://127.0.0.1:${webSocketPort()}` } }) as const;

describe('a phone', () => {
  test.each([
    ['UDP', () => ({})],
    ['WebSocket', overWebSocket],
  ])('registers over %s by SHA-256 and signs off', async (_, way) => {
    await using phone = await openPhone(way());
    const response = await phone.register(60);
    expect([response.status, response.headers.get('Contact')]).toEqual([200, expect.stringContaining(';expires=60')]);
    expect(registrar.bindings(AOR).map(({ contact }) => contact)).toEqual([phone.contact]);
    expect((await phone.unregister()).status).toBe(200);
    expect(registrar.bindings(AOR)).toEqual([]);
    expect(algorithms).toEqual(['SHA-256', 'SHA-256']);
  });

  test('with a wrong password is refused, as one that nobody knows', async () => {
    await using wrong = await openPhone({ password: 'x' });
    await using unknown = await openPhone({ user: 'eve' });
    expect((await wrong.register()).status).toBe(403);
    expect((await unknown.register()).status).toBe(403);
    expect(registrar.size).toBe(0);
  });

  test('that does not come back is forgotten when its time is over', async () => {
    await using phone = await openPhone();
    await phone.register(60);
    clock.advance(59_999);
    expect(registrar.size).toBe(1);
    clock.advance(1);
    expect(registrar.size).toBe(0);
  });

  test('whose WebSocket is cut is forgotten at once', async () => {
    await using phone = await openPhone(overWebSocket());
    await phone.register(60);
    const forgotten = new Promise((resolve) => registrar.onChange(resolve));
    phone.cut();
    expect(await forgotten).toEqual({ aor: AOR, bindings: [] });
  });

  test('asking for too little time is told the least', async () => {
    await using phone = await openPhone();
    const response = await phone.register(10);
    expect([response.status, response.headers.get('Min-Expires')]).toEqual([423, '30']);
  });
});

describe('JsSIP itself', () => {
  test('registers over a WebSocket by MD5, and signs off', async () => {
    const { port } = webSockets.address() as AddressInfo;
    const agent = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(`ws://127.0.0.1:${port}`)],
      uri: AOR,
      password: PASSWORD,
      register_expires: 60,
    });
    const registered = new Promise((resolve, reject) => {
      agent.on('registered', resolve);
      agent.on('registrationFailed', ({ response }) => reject(new Error(`refused: ${response?.status_code}`)));
    });
    agent.start();
    await registered;
    expect(registrar.bindings(AOR)).toHaveLength(1);
    expect(algorithms).toEqual(['MD5']);
    const unregistered = new Promise((resolve) => agent.on('unregistered', resolve));
    const disconnected = new Promise((resolve) => agent.on('disconnected', resolve));
    agent.unregister({ all: false });
    await unregistered;
    expect(registrar.size).toBe(0);
    agent.stop();
    await disconnected;
  });
});
