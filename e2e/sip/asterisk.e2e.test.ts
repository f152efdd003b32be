import { readFile } from 'node:fs/promises';
import process from 'node:process';
import type { Client } from '@wpm/client';
import type { Trunk, TrunkSettings } from '@wpm/contract';
import { Asterisk, type TestPlatform, dominantFrequency, freePort, prepareAsterisk, startPlatform } from '@wpm/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Baresip } from '../support/baresip.ts';
import { middleOf } from '../support/recordings.ts';
import { stationOf } from '../support/scene.ts';

/** Asterisk 22 is the carrier; Anna has a baresip. Every call is checked by what is heard. */
const why = prepareAsterisk();
if (why) process.stderr.write(`SKIPPED: Asterisk as trunk: ${why}\n`);

const TRANSPORTS = ['udp', 'tcp', 'tls'] as const;
type Transport = (typeof TRANSPORTS)[number];

const ANNA_HZ = 440;
/** Asterisk's tone of 1004 Hz, as the measurement tells it: in steps of 5. */
const TONE_HZ = 1_005;
const ANNAS_NUMBER = '+48221000101';
const [ECHO, TONE] = ['+48600100600', '+48600100601'];
const NUMBERS = { [ECHO]: 'Echo()', [TONE]: 'Milliwatt()' };
const NO_CALLS = { inbound: 0, outbound: 0 };
/** Enough for a frequency, and for the sound to have found its way. */
const LISTEN_MS = 1_500;

/** Where Asterisk is, for a trunk of the platform's. */
const peersOf = ({ host, ports }: Asterisk, transport: Transport) => [
  { host, port: transport === 'tls' ? ports.sips : ports.sip, transport },
];

/** Keys go over TLS alone. */
const wherePossible = (transport: Transport) => (transport === 'tls' ? 'optional' : 'off');

describe.skipIf(why)('Asterisk as a trunk', () => {
  let platform: TestPlatform;
  let admin: Client;
  let anna: Baresip;
  const opened: AsyncDisposable[] = [];

  beforeAll(async () => {
    platform = await startPlatform({ lan: true });
    admin = (await platform.api('admin')).client;
    const { access } = await stationOf(platform, 'anna');
    const station = { ...access, user: 'anna', server: platform.sip, transport: 'udp' } as const;
    anna = await Baresip.start({ sipPort: await freePort(), hz: ANNA_HZ, answer: 'auto', station });
  });
  /** A trunk of one test must not take the calls of the next. */
  afterEach(async () => {
    const { items } = must(await admin.listTrunks({}));
    for (const { id, settings } of items) if (settings.name !== 'lab') await removed(id);
    for (const each of opened.splice(0)) await each[Symbol.asyncDispose]();
  });
  afterAll(async () => {
    await anna?.[Symbol.asyncDispose]();
    await platform?.stop();
  });

  /** A call that Anna has just left still says goodbye on the trunk. */
  async function removed(trunkId: string): Promise<void> {
    await expect.poll(async () => (await admin.removeTrunk({ trunkId })).ok, { timeout: 5_000 }).toBe(true);
  }

  type Options = Parameters<typeof Asterisk.start>[0];

  async function asterisk(options: Options): Promise<Asterisk> {
    const started = await Asterisk.start({ numbers: NUMBERS, ...options });
    opened.push(started);
    return started;
  }

  async function createTrunk(settings: Partial<TrunkSettings>, password?: string) {
    const all = { name: 'asterisk', priority: 1, ...settings };
    return must(await admin.createTrunk({ settings: all, ...(password !== undefined && { password }) }));
  }

  const stateOf = async ({ id }: Trunk) => must(await admin.getTrunk({ trunkId: id })).state;

  async function isReady(trunk: Trunk): Promise<void> {
    await expect.poll(() => stateOf(trunk), { timeout: 15_000 }).toMatchObject({ name: 'ready' });
  }

  /** Where the platform is, for Asterisk. */
  const platformFor = (transport: Transport) => ({
    ...(transport === 'tls' ? platform.sips : platform.sip),
    transport,
  });

  /** Anna hears this of a call that stands, and hangs up. */
  async function annaHears(hz: number): Promise<void> {
    await anna.waitFor('CALL_ESTABLISHED');
    await anna.hears(LISTEN_MS);
    anna.hangUp();
    await anna.waitFor('CALL_CLOSED');
    const heard = await anna.heard();
    expect(dominantFrequency(middleOf(heard, 0), heard.sampleRate)).toBe(hz);
  }

  async function callsBothWays(carrier: Asterisk, trunk: Trunk, by: Parameters<Asterisk['call']>[2]): Promise<void> {
    anna.dial(TONE, platform);
    await annaHears(TONE_HZ);
    // Anna is busy until her hang-up has reached the platform.
    await expect.poll(async () => must(await admin.getTrunk({ trunkId: trunk.id })).calls).toEqual(NO_CALLS);
    await carrier.call(ANNAS_NUMBER, 'Echo', by);
    await annaHears(ANNA_HZ);
  }

  /** How the packets of the trunk's last calls travelled, the newest call first. */
  async function packetsOf({ id }: Trunk, calls: number): Promise<readonly string[]> {
    const { items } = must(await admin.listCalls({ limit: calls }));
    const legs = await Promise.all(items.map(async ({ callId }) => must(await admin.getCallQuality({ callId })).legs));
    return legs.flatMap((of) => of.filter(({ trunkId }) => trunkId === id).map(({ transport }) => transport));
  }

  test.each(TRANSPORTS)(
    'we register with it over %s: calls both ways are heard, by SRTP where both can',
    async (transport) => {
      const account = { user: 'wpm', password: 'carrier-secret' };
      const carrier = await asterisk({ account, isEncrypted: transport === 'tls' && 'where-it-can' });
      const { trunk } = await createTrunk(
        {
          registration: {
            kind: 'register',
            domain: '127.0.0.1',
            user: 'wpm',
            authUser: null,
            realm: 'asterisk',
            expires: 120,
          },
          peers: peersOf(carrier, transport),
          tlsCa: transport === 'tls' ? await readFile(carrier.certificate, 'utf8') : null,
          srtp: wherePossible(transport),
        },
        account.password,
      );
      await isReady(trunk);
      await callsBothWays(carrier, trunk, 'wpm');
      const agreed = transport === 'tls' ? 'srtp' : 'rtp';
      await expect.poll(() => packetsOf(trunk, 2)).toEqual([agreed, agreed]);
    },
  );

  test.each(TRANSPORTS)('it registers with us over %s: calls both ways are heard', async (transport) => {
    const { trunk, credentials } = await createTrunk({ registration: { kind: 'accept' } });
    expect(trunk.state).toMatchObject({ name: 'waiting' });
    const { user = '', password = '', domain = '' } = credentials ?? {};
    const server = platformFor(transport);
    const carrier = await asterisk({ registration: { server, transport, domain, user, authUser: user, password } });
    await isReady(trunk);
    await callsBothWays(carrier, trunk, 'registered');
  });

  test.each(TRANSPORTS)(
    'by address over %s: calls both ways are heard, in plain RTP where it knows no other',
    async (transport) => {
      const carrier = await asterisk({ peer: platformFor(transport) });
      const tlsCa = transport === 'tls' ? await readFile(carrier.certificate, 'utf8') : null;
      const { trunk } = await createTrunk({
        peers: peersOf(carrier, transport),
        tlsCa,
        srtp: wherePossible(transport),
      });
      await isReady(trunk);
      await callsBothWays(carrier, trunk, 'platform');
      await expect.poll(() => packetsOf(trunk, 2)).toEqual(['rtp', 'rtp']);
    },
  );

  test('by SRTP over TLS: calls both ways are heard, also where it may be plain, and it takes no other', async () => {
    const carrier = await asterisk({ peer: platformFor('tls'), isEncrypted: true });
    const tlsCa = await readFile(carrier.certificate, 'utf8');
    const { trunk } = await createTrunk({ peers: peersOf(carrier, 'tls'), tlsCa, srtp: 'required' });
    await isReady(trunk);
    await callsBothWays(carrier, trunk, 'platform');
    const change = async (srtp: TrunkSettings['srtp']) => {
      const { version, settings } = must(await admin.getTrunk({ trunkId: trunk.id }));
      must(await admin.changeTrunk({ trunkId: trunk.id, version, settings: { ...settings, srtp } }));
    };
    await change('optional');
    anna.dial(TONE, platform);
    await annaHears(TONE_HZ);
    await expect.poll(() => packetsOf(trunk, 1)).toEqual(['srtp']);
    await change('off');
    anna.dial(TONE, platform);
    expect(await anna.waitFor('CALL_CLOSED')).toMatchObject({ param: expect.stringMatching(/^4\d\d /) });
  });

  test('by G.722 alone: calls both ways are heard by a phone that knows A-law', async () => {
    const carrier = await asterisk({ peer: platformFor('udp'), codecs: ['g722'] });
    const { trunk } = await createTrunk({ peers: peersOf(carrier, 'udp'), codecs: ['G722', 'PCMU'] });
    await isReady(trunk);
    await callsBothWays(carrier, trunk, 'platform');
  });

  test('registered with us, it is called at once when the platform is back from a crash', async () => {
    const { trunk, credentials } = await createTrunk({ registration: { kind: 'accept' } });
    const { user = '', password = '', domain = '' } = credentials ?? {};
    const account = { domain, user, authUser: user, password };
    const pbx = await asterisk({ registration: { server: platform.sip, transport: 'udp', ...account } });
    await isReady(trunk);
    // It knows when its registration is on disk: then the 200 comes.
    const registered = () => pbx.console('pjsip show registrations');
    await expect.poll(registered, { timeout: 5_000 }).toContain('Registered');
    await platform.killPlatform();
    expect(await stateOf(trunk)).toMatchObject({ name: 'ready' });
    anna.dial(TONE, platform);
    await annaHears(TONE_HZ);
  });

  test.each(['MD5', 'SHA-256'] as const)(
    'it challenges by %s alone: registration and calls answer that',
    async (algorithm) => {
      const account = { user: 'wpm', password: 'carrier-secret', algorithms: [algorithm] };
      const carrier = await asterisk({ account });
      const registration = {
        kind: 'register',
        domain: '127.0.0.1',
        user: 'wpm',
        authUser: null,
        realm: 'asterisk',
        expires: 120,
      } as const;
      const { trunk } = await createTrunk({ registration, peers: peersOf(carrier, 'udp') }, account.password);
      await isReady(trunk);
      anna.dial(TONE, platform);
      await annaHears(TONE_HZ);
    },
  );

  test('a wrong password is refused, and the administrator reads what it said', async () => {
    const carrier = await asterisk({ account: { user: 'wpm', password: 'carrier-secret' } });
    const registration = {
      kind: 'register',
      domain: '127.0.0.1',
      user: 'wpm',
      authUser: null,
      realm: 'asterisk',
      expires: 120,
    } as const;
    const { trunk } = await createTrunk({ registration, peers: peersOf(carrier, 'udp') }, 'not-the-secret');
    await expect.poll(() => stateOf(trunk), { timeout: 15_000 }).toMatchObject({ name: 'refused', status: 401 });
  });

  test('when it is gone the trunk is unreachable, when it is back it takes calls again', async () => {
    const carrier = await asterisk({ peer: platformFor('udp') });
    const { trunk } = await createTrunk({ peers: peersOf(carrier, 'udp'), health: { everySeconds: 5, failures: 1 } });
    await isReady(trunk);
    await carrier.kill();
    await expect.poll(() => stateOf(trunk), { timeout: 30_000 }).toMatchObject({ name: 'unreachable' });
    await carrier.resume();
    await expect.poll(() => stateOf(trunk), { timeout: 30_000 }).toMatchObject({ name: 'ready' });
    anna.dial(TONE, platform);
    await annaHears(TONE_HZ);
  });

  test('a trunk that is dead hands its calls to Asterisk, before the caller gives up', async () => {
    const carrier = await asterisk({ peer: platformFor('udp') });
    const nobody = [{ host: '127.0.0.1', port: await freePort(), transport: 'udp' as const }];
    await createTrunk({ name: 'dead', priority: 1, peers: nobody, health: { everySeconds: 0, failures: 3 } });
    const { trunk } = await createTrunk({ priority: 2, peers: peersOf(carrier, 'udp') });
    await isReady(trunk);
    anna.dial(TONE, platform);
    await annaHears(TONE_HZ);
  });
});

/** @throws with the code of the refusal */
function must<T>(answer: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (answer.ok) return answer.value;
  throw new Error(answer.error.code);
}
