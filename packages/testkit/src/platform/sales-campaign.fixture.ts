import { soundOf } from './sound-of.fixture.ts';
import type { TestPlatform } from './start-platform.ts';

/** What customers of the campaign hear at first, and while they wait. */
export const [NOTICE_HZ, MUSIC_HZ] = [450, 600];
/** What a menu says. */
export const MENU_HZ = 900;

/** A campaign of Anna, who is called first, and Jan, with a number of its own. @returns the number */
export async function salesCampaign(platform: TestPlatform): Promise<string> {
  const { client } = await platform.api('admin');
  const accounts = await client.listAccounts({});
  const idOf = (login: string) =>
    accounts.ok ? accounts.value.items.find(({ settings }) => settings.login === login)?.id : undefined;
  const members = [idOf('anna'), idOf('jan')]
    .flatMap((accountId) => accountId ?? [])
    .map((accountId) => ({ accountId }));
  const made = await client.createCampaign({
    settings: {
      name: 'Sales',
      direction: 'inbound',
      strategy: 'fixed-order',
      members,
      sounds: {
        recordingNotice: await soundOf(client, { hz: NOTICE_HZ, ms: 400 }),
        music: await soundOf(client, { hz: MUSIC_HZ, ms: 2_000 }),
      },
      wrapUp: { mode: 'until-ended' },
      queue: { leaveNumberAfterSeconds: 60 },
    },
  });
  if (!made.ok) throw new Error(made.error.code);
  const number = '+48221000200';
  const route = { kind: 'campaign', campaignId: made.value.id } as const;
  const led = await client.createNumber({ settings: { number, route } });
  if (!led.ok) throw new Error(led.error.code);
  return number;
}

/** A number that leads to a menu: its key 2 to a menu below, whose key 1 leads to the campaign. */
export async function menuBefore(platform: TestPlatform, campaignNumber: string): Promise<string> {
  const { client } = await platform.api('admin');
  const numbers = await client.listNumbers({});
  const of = numbers.ok ? numbers.value.items.find(({ settings }) => settings.number === campaignNumber) : undefined;
  if (of?.settings.route.kind !== 'campaign') throw new Error('the number leads to no campaign');
  const prompt = await soundOf(client, { hz: MENU_HZ, ms: 1_000 });
  const made = await client.createMenu({
    settings: {
      name: 'Welcome',
      menus: [
        { id: 'main', name: 'Main', prompt, choices: [{ key: '2', to: { kind: 'menu', menu: 'below' } }] },
        { id: 'below', name: 'Below', prompt, choices: [{ key: '1', label: 'Sales', to: of.settings.route }] },
      ],
      waitSeconds: 30,
    },
  });
  if (!made.ok) throw new Error(made.error.code);
  const number = '+48221000300';
  const led = await client.createNumber({ settings: { number, route: { kind: 'menu', menuId: made.value.id } } });
  if (!led.ok) throw new Error(led.error.code);
  return number;
}
