import process from 'node:process';
import type { Client } from '@wpm/client';
import { Asterisk, type TestPlatform, dominantFrequency, freePort, prepareAsterisk, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Baresip } from '../support/baresip.ts';
import { middleOf } from '../support/recordings.ts';
import { stationOf } from '../support/scene.ts';

/** Asterisk 22 is a carrier that knows no telephone-event: keys go to it and come from it by SIP INFO. */
const why = prepareAsterisk();
if (why) process.stderr.write(`SKIPPED: keys by INFO with Asterisk: ${why}\n`);

const ANNA_HZ = 440;
/** Asterisk's tone of 1004 Hz, as the measurement tells it: in steps of 5. */
const TONE_HZ = 1_005;
const [READS, SENDS] = ['+48600100700', '701'];
const MENU = '+48221000300';
const LISTEN_MS = 1_500;
/** Anna hears a tone when Asterisk has read exactly these. */
const KEYS = '4*7';

describe.skipIf(why)('a trunk with keys by INFO', () => {
  let platform: TestPlatform;
  let admin: Client;
  let carrier: Asterisk;
  let anna: Baresip;

  beforeAll(async () => {
    platform = await startPlatform({ lan: true });
    admin = (await platform.api('admin')).client;
    const { access } = await stationOf(platform, 'anna');
    const station = { ...access, user: 'anna', server: platform.sip, transport: 'udp' } as const;
    anna = await Baresip.start({ sipPort: await freePort(), hz: ANNA_HZ, answer: 'auto', station });
    // The fifth step is the hang-up.
    const reads = [`Read(KEYS,,${KEYS.length},,,10)`, `GotoIf($["\${KEYS}" != "${KEYS}"]?5)`, 'Milliwatt()'];
    carrier = await Asterisk.start({
      peer: { ...platform.sip, transport: 'udp' },
      keysByInfo: true,
      numbers: { [READS]: reads, [SENDS]: ['SendDTMF(2w1)', 'Echo()'] },
    });
    await createTrunk();
    await createMenu();
  });
  afterAll(async () => {
    await anna?.[Symbol.asyncDispose]();
    await carrier?.[Symbol.asyncDispose]();
    await platform?.stop();
  });

  async function createTrunk(): Promise<void> {
    const peers = [{ host: carrier.host, port: carrier.ports.sip, transport: 'udp' as const }];
    const { trunk } = must(
      await admin.createTrunk({ settings: { name: 'asterisk', priority: 1, keys: 'info', peers } }),
    );
    const state = async () => must(await admin.getTrunk({ trunkId: trunk.id })).state;
    await vi.waitFor(async () => expect(await state()).toMatchObject({ name: 'ready' }), { timeout: 15_000 });
  }

  /** Key 1 leads to Anna, and no other does. */
  async function createMenu(): Promise<void> {
    const { items } = must(await admin.listAccounts({ search: 'anna' }));
    const accountId = items.find(({ settings }) => settings.login === 'anna')?.id ?? '';
    const choices = [{ key: '1' as const, to: { kind: 'account' as const, accountId } }];
    const menus = [{ id: 'main', name: 'Main', choices }];
    const menu = must(await admin.createMenu({ settings: { name: 'Keys', menus, waitSeconds: 20 } }));
    must(await admin.createNumber({ settings: { number: MENU, route: { kind: 'menu', menuId: menu.id } } }));
  }

  /** Anna hears this of a call that stands, and hangs up. */
  async function annaHears(hz: number): Promise<void> {
    await anna.hears(LISTEN_MS);
    anna.hangUp();
    await anna.waitFor('CALL_CLOSED');
    const heard = await anna.heard();
    expect(dominantFrequency(middleOf(heard, 0), heard.sampleRate)).toBe(hz);
  }

  test('what an agent presses is read there, key by key', async () => {
    anna.dial(READS, platform);
    await anna.waitFor('CALL_ESTABLISHED');
    for (const key of KEYS) anna.press(key);
    await annaHears(TONE_HZ);
  });

  test('what a caller presses there chooses in a menu', async () => {
    await carrier.console(`channel originate PJSIP/${MENU}@platform extension ${SENDS}@lab`);
    await anna.waitFor('CALL_ESTABLISHED');
    await annaHears(ANNA_HZ);
  });
});

/** @throws with the code of the refusal */
function must<T>(answer: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (answer.ok) return answer.value;
  throw new Error(answer.error.code);
}
