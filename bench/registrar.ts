import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SystemClock, silentLog } from '@wpm/kernel';
import {
  type Flow,
  Registrar,
  type SipRequest,
  answerChallenge,
  ha1,
  makeRequest,
  parseMessage,
  printMessage,
} from '@wpm/sip';
import { openStore } from '@wpm/store';
import { type TestPlatform, startPlatform } from '@wpm/testkit';

/**
 * 10,000 phones: what one registration costs the registrar in time and memory, without network, digest and database; and how
 * long all of them take to come back to a platform that was killed, each challenged, looked up and written to disk.
 */
const PHONES = 10_000;
const DOMAIN = 'demo.local';
/** Requests under way at a time. */
const AT_ONCE = 400;
/** Addresses the phones sit behind, all of them loopback: one alone would be held to the rate of one source. */
const ADDRESSES = 200;
const RETRY_MS = 1_000;
const OPTIONS = { log: silentLog, maxBindings: 20, minExpires: 30, maxExpires: 300, defaultExpires: 120 };

const loginOf = (index: number) => `phone${index}`;

type Credentials = { readonly port: number; readonly cseq: number; readonly authorization?: string };

function registerOf(index: number, { port, cseq, authorization }: Credentials): SipRequest {
  const party = { uri: `sip:${loginOf(index)}@${DOMAIN}`, params: {} };
  return makeRequest({
    method: 'REGISTER',
    uri: `sip:${DOMAIN}`,
    from: { ...party, params: { tag: `t${index}` } },
    to: party,
    callId: `call-${index}`,
    cseq,
    headers: [
      ['Via', `SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${index}x${cseq};rport`],
      ['Contact', `<sip:${loginOf(index)}@127.0.0.1:${port};line=${index}>;expires=300`],
      ['User-Agent', 'Bench 1.0'],
      ...(authorization === undefined ? [] : [['Authorization', authorization] as const]),
    ],
  });
}

function flowOf(index: number): Flow {
  const [remote, local] = [
    { address: '192.0.2.1', port: index },
    { address: '192.0.2.2', port: 5060 },
  ];
  return { id: `udp 192.0.2.2 5060 192.0.2.1 ${index}`, transport: 'udp', open: true, remote, local };
}

/** As they come from the wire: so a registrar that kept a piece of a message would keep all of it. */
function received(index: number, cseq: number): SipRequest {
  const parsed = parseMessage(Buffer.from(printMessage(registerOf(index, { port: 5060, cseq }))));
  if (!parsed.ok || parsed.value.kind !== 'request') throw new Error('not a request');
  return parsed.value;
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Processor time, so that a busy machine counts for nothing; of a new registrar, and of refreshing all it has. */
function inMemory(): { firstMicros: number; refreshMicros: number; bytes: number } {
  const registrar = new Registrar({ clock: new SystemClock(), ...OPTIONS });
  const round = (cseq: number): number => {
    const requests = Array.from({ length: PHONES }, (_, index) => received(index, cseq));
    const flows = requests.map((_, index) => flowOf(index));
    const before = process.cpuUsage();
    requests.forEach((request, index) => {
      const place = { owner: `station${index}`, kind: `station${index}`, room: 2 };
      registrar.register(`sip:${loginOf(index)}@${DOMAIN}`, { request, flow: flows[index] ?? flowOf(index), place });
    });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / PHONES;
  };
  const before = heapBytes();
  const firstMicros = round(1);
  const bytes = (heapBytes() - before) / PHONES;
  const refreshMicros = round(2);
  if (registrar.size !== PHONES) throw new Error(`${registrar.size} registered`);
  return { firstMicros, refreshMicros, bytes };
}

/** Users with a station each: `phone0` signs in as `user0` by the password `secret`. */
async function makePhones(platform: TestPlatform): Promise<void> {
  const environment = readFileSync(`/proc/${platform.pidOf('platform')}/environ`, 'utf8');
  await using store = await openStore({ url: /DATABASE_URL=([^\0]+)/.exec(environment)?.[1] ?? '' }, silentLog);
  const tenant = await store.tenants.byDomain(DOMAIN);
  const anna = tenant && (await store.accounts.byLogin(tenant.id, 'anna'));
  if (!anna) throw new Error('no demo tenant');
  const { domain: _domain, disabled: _disabled, ...like } = anna;
  for (let index = 0; index < PHONES; index += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, PHONES - index) }, (_, more) => makeOne(index + more)));
  }
  async function makeOne(index: number): Promise<void> {
    const [id, authUser] = [randomUUID(), `user${index}`];
    await store.setUp(({ accounts }) =>
      accounts.create({ ...like, id, login: loginOf(index), extension: null, directNumber: null }),
    );
    const digests = { md5: ha1('MD5', authUser, DOMAIN, 'secret'), sha256: ha1('SHA-256', authUser, DOMAIN, 'secret') };
    const station = { id: randomUUID(), tenantId: like.tenantId, accountId: id, name: 'bench', authUser };
    await store.stations.create({ ...station, createdAt: new Date(), ...digests }, 8);
  }
}

/** One phone's sockets: a request is sent again until it is answered. */
async function openSender(server: { host: string; port: number }, address: string) {
  const socket = createSocket('udp4');
  socket.bind(0, address);
  await once(socket, 'listening');
  const waiting = new Map<string, (text: string) => void>();
  socket.on('message', (bytes) => {
    const text = bytes.toString();
    const branch = /branch=(z9hG4bK\w+)/.exec(text)?.[1] ?? '';
    if (!text.startsWith('SIP/2.0 1')) waiting.get(branch)?.(text);
  });
  const ask = (request: SipRequest): Promise<string> => {
    const text = printMessage(request);
    const branch = /branch=(z9hG4bK\w+)/.exec(text)?.[1] ?? '';
    return new Promise((resolve) => {
      const again = setInterval(() => socket.send(text, server.port, server.host), RETRY_MS);
      waiting.set(branch, (answer) => {
        clearInterval(again);
        waiting.delete(branch);
        resolve(answer);
      });
      socket.send(text, server.port, server.host);
    });
  };
  return { port: socket.address().port, ask, close: () => socket.close() };
}

/** All phones register, as many at once as there are places. @param round makes their numbers rise @returns seconds */
async function storm(platform: TestPlatform, round: number): Promise<{ seconds: number; p99Ms: number }> {
  const senders = await Promise.all(
    Array.from({ length: ADDRESSES }, (_, index) => openSender(platform.sip, `127.0.1.${index + 1}`)),
  );
  const started = performance.now();
  const took: number[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < PHONES; index = next++) {
      const sender = senders[index % ADDRESSES];
      if (!sender) throw new Error('no socket');
      const begun = performance.now();
      const cseq = round * 10;
      const challenged = await sender.ask(registerOf(index, { port: sender.port, cseq }));
      const challenges = [...challenged.matchAll(/WWW-Authenticate: (.*)\r/g)].map(([, value = '']) => value);
      const line = { method: 'REGISTER', uri: `sip:${DOMAIN}`, user: `user${index}`, password: 'secret' };
      const answer = answerChallenge(challenges, line);
      if (!answer.ok) throw new Error(challenged);
      const authorized = { port: sender.port, cseq: cseq + 1, authorization: answer.value };
      const final = await sender.ask(registerOf(index, authorized));
      if (!final.startsWith('SIP/2.0 200')) throw new Error(final);
      took.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  for (const sender of senders) sender.close();
  took.sort((a, b) => a - b);
  return { seconds: (performance.now() - started) / 1_000, p99Ms: took[Math.floor(took.length * 0.99)] ?? NaN };
}

inMemory();
const memory = inMemory();
const platform = await startPlatform();
try {
  await makePhones(platform);
  const first = await storm(platform, 1);
  await platform.killPlatform();
  const health = await fetch(`${platform.url}/health`);
  const restored = /"registrations":(\d+)/.exec(await health.text())?.[1];
  const back = await storm(platform, 2);

  const rows = [
    ['registration, first (µs)', memory.firstMicros.toFixed(1), '30'],
    ['registration, refresh (µs)', memory.refreshMicros.toFixed(1), '30'],
    ['memory per registration (bytes)', memory.bytes.toFixed(0), '1500'],
    [`${PHONES} register, challenged, on disk (s)`, first.seconds.toFixed(1), ''],
    ['known again after kill -9, before anybody is back', restored ?? '?', String(PHONES)],
    [`${PHONES} back after kill -9 (s)`, back.seconds.toFixed(1), '20'],
    ['one phone, REGISTER to 200, p99 (ms)', back.p99Ms.toFixed(0), ''],
  ] as const;
  for (const [name, value, aim] of rows) {
    process.stdout.write(`${name.padEnd(52)}${value.padStart(9)}${aim === '' ? '' : `   aim ${aim}`}\n`);
  }
  process.stdout.write(
    `${JSON.stringify({ bench: 'registrar', ...memory, firstStorm: first, restored: Number(restored), back })}\n`,
  );
} finally {
  await platform.stop();
}
