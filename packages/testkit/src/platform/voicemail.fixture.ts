import type { TestPlatform } from './start-platform.ts';
import { soundOf } from './sound-of.fixture.ts';

/** What asks for a message: of the campaign, and of a menu that leads to one. */
export const [GREETING_HZ, ASKING_HZ] = [1_200, 1_600];
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
