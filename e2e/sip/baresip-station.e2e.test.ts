import path from 'node:path';
import { type TestPlatform, dominantFrequency, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Baresip } from '../support/baresip.ts';
import { middleOf } from '../support/recordings.ts';
import { stationOf } from '../support/scene.ts';

/** Phones of another make with generated credentials, as an administrator hands them out: baresip, which knows MD5 only. */
const HZ = { anna: 440, jan: 620 } as const;
const LISTEN_MS = 1_500;

let platform: TestPlatform;
let jan: Baresip;

beforeAll(async () => {
  platform = await startPlatform({ lan: true });
  jan = await phoneOf('jan', 'udp');
});
afterAll(async () => {
  await jan?.[Symbol.asyncDispose]();
  await platform?.stop();
});

async function phoneOf(login: 'anna' | 'jan', transport: 'udp' | 'tcp' | 'tls'): Promise<Baresip> {
  const { access } = await stationOf(platform, login);
  const server = access.servers.find((each) => each.transport === transport);
  if (!server) throw new Error(`the platform names no server for ${transport}`);
  const trust = path.join(platform.dataFolder, 'keys', 'lan-ca.crt');
  return Baresip.start({
    sipPort: await freePort(),
    hz: HZ[login],
    answer: 'auto',
    station: { ...access, user: login, server, transport, trust },
  });
}

async function heardBy(phone: Baresip): Promise<number> {
  const heard = await phone.heard();
  return dominantFrequency(middleOf(heard, 0), heard.sampleRate);
}

/** Both hear each other; whoever called hangs up. */
async function talk(caller: Baresip, callee: Baresip): Promise<void> {
  await Promise.all([caller, callee].map((phone) => phone.waitFor('CALL_ESTABLISHED')));
  await Promise.all([caller, callee].map((phone) => phone.hears(LISTEN_MS)));
  caller.hangUp();
  await Promise.all([caller, callee].map((phone) => phone.waitFor('CALL_CLOSED')));
}

test.each(['udp', 'tcp', 'tls'] as const)(
  'a station over %s calls a colleague and is called, and both are heard',
  async (transport) => {
    await using anna = await phoneOf('anna', transport);
    anna.dial('102', platform);
    await talk(anna, jan);
    expect([await heardBy(anna), await heardBy(jan)]).toEqual([HZ.jan, HZ.anna]);
    jan.dial('101', platform);
    await talk(jan, anna);
    expect([await heardBy(anna), await heardBy(jan)]).toEqual([HZ.jan, HZ.anna]);
  },
);
