import type { TestPlatform } from '@wpm/testkit';
import type { ManyUser } from './users.ts';

/** A campaign of these users, who are in its queue and have no wrap-up. @returns its number */
export async function queueOf(platform: TestPlatform, users: readonly ManyUser[]): Promise<string> {
  const { client } = await platform.api('admin');
  const members = users.map(({ id }) => ({ accountId: id }));
  const settings = { name: 'Bench', direction: 'inbound', members, wrapUp: { mode: 'off' } } as const;
  const made = await client.createCampaign({ settings });
  if (!made.ok) throw new Error(made.error.code);
  const number = '+48222990000';
  const led = await client.createNumber({
    settings: { number, route: { kind: 'campaign', campaignId: made.value.id } },
  });
  if (!led.ok) throw new Error(led.error.code);
  for (const user of users) {
    const chosen = await user.client.setMyStatus({ chosen: { kind: 'in-queue' } });
    if (!chosen.ok) throw new Error(chosen.error.code);
  }
  return number;
}
