import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { CreatedStation } from '@wpm/contract';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import { SipPhone } from '../sip/sip-phone.ts';
import { startBaresip } from './baresip.fixture.ts';
import { type ApiSession, type DemoLogin, startPlatform, type TestPlatform } from './start-platform.ts';

const run = promisify(execFile);

let platform: TestPlatform;
const sessions = new Map<DemoLogin, ApiSession>();
const opened: AsyncDisposable[] = [];

beforeAll(async () => {
  platform = await startPlatform({ lan: true });
  for (const login of ['anna', 'jan', 'admin'] as const) sessions.set(login, await platform.api(login));
});
afterAll(() => platform.stop());
afterEach(async () => {
  for (const phone of opened.splice(0)) await phone[Symbol.asyncDispose]();
  const stations = await of('admin').listStations({});
  for (const { id } of stations.ok ? stations.value.items : []) await of('admin').revokeStation({ stationId: id });
});

function of(login: DemoLogin): ApiSession['client'] {
  const session = sessions.get(login);
  if (!session) throw new Error(`${login} is not signed in`);
  return session.client;
}

async function stationOf(login: 'anna' | 'jan'): Promise<CreatedStation> {
  const created = await of(login).createMyStation({ name: 'Desk' });
  if (!created.ok) throw new Error(created.error.code);
  return created.value;
}

type Way = 'udp' | 'tcp' | 'tls';

/** A phone of another maker, set up with what the API has shown. */
async function phoneWith({ access }: CreatedStation, transport: Way = 'udp', password = access.password) {
  const server = access.servers.find((each) => each.transport === transport);
  if (!server) throw new Error(`no server for ${transport}`);
  const phone = await SipPhone.open({
    user: access.aor.slice('sip:'.length).split('@')[0] ?? '',
    domain: access.domain,
    authUser: access.authUser,
    password,
    server: { transport, address: server.host, port: server.port },
  });
  opened.push(phone);
  return phone;
}

const readMetrics = async () => (await sessions.get('admin')?.fetch(`${platform.url}/metrics`))?.text();

const registrationsOf = async (login: DemoLogin) => {
  const listed = await of(login).listMyStations({});
  return listed.ok ? listed.value.items.flatMap(({ registrations }) => registrations) : [];
};

test.each<Way>(['udp', 'tcp', 'tls'])(
  'a phone registers over %s, is seen in the list, and calls',
  async (transport) => {
    const phone = await phoneWith(await stationOf('anna'), transport);
    const registered = await phone.register(60);
    expect([registered.status, registered.headers.get('Date')]).toEqual([200, expect.stringContaining('GMT')]);
    expect(await registrationsOf('anna')).toEqual([
      expect.objectContaining({ transport, address: '127.0.0.1', userAgent: 'SipPhone' }),
    ]);
    const call = phone.call('600', SILENT_OFFER);
    expect((await call.answered()).status).toBe(200);
    await call.bye();
  },
);

test.each<Way>(['udp', 'tcp', 'tls'])(
  'baresip with the lines of the manual registers over %s and calls',
  async (way) => {
    const { access } = await stationOf('anna');
    const server = access.servers.find(({ transport }) => transport === way);
    await using phone = await startBaresip({ ...access, server: `${server?.host}:${server?.port}`, transport: way });
    await phone.said(/200 OK/);
    expect(await registrationsOf('anna')).toEqual([
      expect.objectContaining({ transport: way, userAgent: expect.stringContaining('baresip') }),
    ]);
    phone.command(`/dial sip:600@${access.domain}`);
    await phone.said(/Call established/);
    phone.command('/hangup');
    await phone.said(/terminate call/);
  },
);

test('all phones of a user ring together, and the first that answers has the call', async () => {
  const [desk, hall, caller] = [
    await phoneWith(await stationOf('anna'), 'udp'),
    await phoneWith(await stationOf('anna'), 'tcp'),
    await phoneWith(await stationOf('jan'), 'udp'),
  ];
  for (const phone of [desk, hall, caller]) expect((await phone.register()).status).toBe(200);
  const call = caller.call('101', SILENT_OFFER);
  const [atDesk, inHall] = [await desk.incoming(), await hall.incoming()];
  atDesk.ring();
  inHall.ring();
  await inHall.answer(SILENT_OFFER);
  await atDesk.cancelled();
  expect((await call.answered()).status).toBe(200);
  await call.bye();
});

test('a phone on UDP is called by a platform that was killed, without having registered again', async () => {
  const [callee, caller] = [await phoneWith(await stationOf('anna')), await phoneWith(await stationOf('jan'))];
  await callee.register();
  await caller.register();
  await platform.killPlatform();
  const call = caller.call('101', SILENT_OFFER);
  const incoming = await callee.incoming();
  await incoming.answer(SILENT_OFFER);
  expect((await call.answered()).status).toBe(200);
  await call.bye();
});

test('a phone that watches a colleague is told, and forgotten if it does not know what it is told', async () => {
  const [lamp, jan] = [await phoneWith(await stationOf('anna'), 'tcp'), await phoneWith(await stationOf('jan'))];
  await lamp.register();
  await jan.register();
  const headers = [
    ['Event', 'dialog'],
    ['Contact', `<${lamp.contact}>`],
    ['Expires', '60'],
  ] as const;
  expect((await lamp.request('SUBSCRIBE', 'jan', headers)).status).toBe(200);
  // This phone answers 481 to the NOTIFY it does not know, and is forgotten.
  await expect.poll(readMetrics).toContain('wpm_sip_subscriptions 0\n');
  expect(lamp.journal).toContain('received NOTIFY');
  expect((await lamp.request('SUBSCRIBE', 'jan', [['Event', 'presence'], ...headers.slice(1)])).status).toBe(489);
});

test('revoked credentials end the registration within moments, and are worth nothing', async () => {
  const created = await stationOf('anna');
  const [phone, caller] = [await phoneWith(created), await phoneWith(await stationOf('jan'))];
  await phone.register();
  await caller.register();
  await of('anna').revokeMyStation({ stationId: created.station.id });
  expect((await phone.register()).status).toBe(401);
  expect((await caller.call('101', SILENT_OFFER).refused()).status).toBe(480);
});

test('a phone that is switched off is refused with the reason until it is on again, and a renewed password ends the one before', async () => {
  const created = await stationOf('anna');
  const { id: stationId, name } = created.station;
  const phone = await phoneWith(created);
  expect((await phone.register()).status).toBe(200);
  await of('admin').changeStation({ stationId, version: 1, name, enabled: false });
  const refused = await phone.register();
  expect([refused.status, refused.headers.get('Reason')]).toEqual([
    403,
    expect.stringContaining('station/switched-off'),
  ]);
  expect(await registrationsOf('anna')).toEqual([]);
  await of('admin').changeStation({ stationId, version: 2, name, enabled: true });
  expect((await phone.register()).status).toBe(200);
  const renewed = await of('admin').renewStationCredentials({ stationId });
  expect((await phone.register()).status).toBe(401);
  if (!renewed.ok) throw new Error(renewed.error.code);
  expect((await (await phoneWith(renewed.value)).register()).status).toBe(200);
});

test('nobody speaks for another, and what is not done here is said only to who may ask', async () => {
  const phone = await phoneWith(await stationOf('anna'));
  await phone.register();
  const asJan = await phone.request('REGISTER', 'jan');
  expect(asJan.status).toBe(403);
  for (const method of ['MESSAGE', 'PUBLISH', 'REFER']) expect((await phone.request(method, 'jan')).status).toBe(405);
  const stranger = await SipPhone.open({
    user: 'eve',
    domain: 'demo.local',
    server: { transport: 'udp', address: platform.sip.host, port: platform.sip.port },
  });
  opened.push(stranger);
  for (const method of ['REGISTER', 'INVITE', 'MESSAGE', 'PUBLISH', 'REFER', 'SUBSCRIBE']) {
    expect([method, (await stranger.request(method, 'jan')).status]).toEqual([method, 401]);
  }
});

test('svwar finds nobody, svcrack and whoever guesses better get nowhere, and the phone guessed at stays', async () => {
  const created = await stationOf('anna');
  const phone = await phoneWith(created);
  await phone.register();
  const target = [platform.sip.host, '-p', String(platform.sip.port)];
  for (const method of ['REGISTER', 'INVITE']) {
    const found = await run('svwar', ['-e', '100-105', '-m', method, ...target], { timeout: 30_000 });
    expect(`${found.stdout}${found.stderr}`).toMatch(/found nothing|all replies for that extension/i);
  }
  const cracking = ['-u', created.access.authUser, '-r', '1000-1040', ...target];
  const cracked = await run('svcrack', cracking, { timeout: 40_000 }).catch((error: { stderr: string }) => error);
  expect(cracked.stderr).toContain('found nothing');
  const statuses: number[] = [];
  for (let count = 0; count < 12; count++) {
    const guesser = await phoneWith(created, 'udp', `guess${count}`);
    statuses.push((await guesser.register()).status);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(401), 403, 403]);
  expect((await (await phoneWith(created)).register()).status).toBe(403);
  expect((await phone.register()).status).toBe(200);
  const metrics = await readMetrics();
  for (const outcome of ['ok', 'wrong', 'locked']) expect(metrics).toMatch(new RegExp(`outcome="${outcome}"\\} [1-9]`));
  expect(metrics).toContain('wpm_sip_locks 1\n');
}, 120_000);
