import { expect } from 'vitest';
import { RtpProbe } from '../audio/rtp-probe.ts';
import { type Run, runsOf } from '../audio/second-marks.ts';
import { speaks } from './seconds-said.fixture.ts';
import { customerOf } from './speakers.fixture.ts';
import type { TestPlatform } from './start-platform.ts';
import { soundOf } from './sound-of.fixture.ts';

/** What asks for a message: of the campaign, and of a menu that leads to one. */
export const [GREETING_HZ, ASKING_HZ] = [1_200, 1_600];
/** What Anna says herself, and what she says while she is away. */
export const [OWN_HZ, AWAY_HZ] = [1_300, 1_900];
/** What the menu says. */
const CHOOSING_HZ = 900;

/** A campaign without agents in which nobody waits: who calls its number is asked for a message at once. @returns the number */
export async function takesMessages(platform: TestPlatform): Promise<string> {
  const { client } = await platform.api('admin');
  const made = await client.createCampaign({
    settings: {
      name: 'Messages',
      direction: 'inbound',
      recording: { inbound: 'never' },
      sounds: { voicemail: await soundOf(client, { hz: GREETING_HZ, ms: 400 }) },
      queue: { maxWaitSeconds: 0, overflow: { kind: 'voicemail' } },
    },
  });
  if (!made.ok) throw new Error(made.error.code);
  const number = '+48221000400';
  const route = { kind: 'campaign', campaignId: made.value.id } as const;
  const led = await client.createNumber({ settings: { number, route } });
  if (!led.ok) throw new Error(led.error.code);
  return number;
}

/** A number that leads to a menu, whose key 2 asks for a message of that campaign. @returns the number */
export async function menuForMessages(platform: TestPlatform, campaignNumber: string): Promise<string> {
  const { client } = await platform.api('admin');
  const numbers = await client.listNumbers({});
  const of = numbers.ok ? numbers.value.items.find(({ settings }) => settings.number === campaignNumber) : undefined;
  if (of?.settings.route.kind !== 'campaign') throw new Error('the number leads to no campaign');
  const { campaignId } = of.settings.route;
  const soundId = await soundOf(client, { hz: ASKING_HZ, ms: 400 });
  const prompt = await soundOf(client, { hz: CHOOSING_HZ, ms: 400 });
  const to = { kind: 'voicemail', campaignId, soundId } as const;
  const made = await client.createMenu({
    settings: {
      name: 'Zapowiedź',
      menus: [{ id: 'main', name: 'Start', prompt, choices: [{ key: '2', label: 'Wiadomość', to }] }],
    },
  });
  if (!made.ok) throw new Error(made.error.code);
  const number = '+48221000401';
  const led = await client.createNumber({ settings: { number, route: { kind: 'menu', menuId: made.value.id } } });
  if (!led.ok) throw new Error(led.error.code);
  return number;
}

/** What somebody who calls Anna hears until they may speak: tones of hers by how long they are, or something else (0). */
export async function saidBeforeTheTone(platform: TestPlatform): Promise<readonly Pick<Run, 'hz' | 'ms'>[]> {
  await using customer = await customerOf(platform);
  await using ear = await RtpProbe.open({ hz: 750 });
  const call = customer.call(`sip:+48221000101@${platform.sip.host}:${platform.sip.port}`, ear.offer());
  await call.answered();
  ear.complete(call.remoteSdp ?? '');
  const heard = () => ear.stream.heard(60_000);
  const steady = () => runsOf(heard(), [440]).find(({ hz, ms }) => hz === 440 && ms >= 500);
  await expect.poll(steady, { timeout: 20_000 }).toBeDefined();
  await call.bye();
  const before = heard().subarray(0, (steady()?.fromMs ?? 0) * 8);
  // A voice passes through their tones, and stays at none.
  const own = [OWN_HZ, AWAY_HZ].map((hz) => ({ hz, ms: lasting(runsOf(before, [hz])) })).filter(({ ms }) => ms >= 500);
  const words = before.filter((sample) => Math.abs(sample) > 300).length;
  return own.length > 0 ? own : [{ hz: 0, ms: words > 0 ? before.length / 8 : 0 }];
}

const lasting = (runs: readonly Run[]): number =>
  runs.filter((run) => speaks(run) && run.ms >= 200).reduce((sum, { ms }) => sum + ms, 0);
