import type { TestPlatform } from './start-platform.ts';

/** Who leaves their number in this campaign keeps the place in its queue from now on. */
export async function keepPlaces(platform: TestPlatform, name: string): Promise<void> {
  const { client } = await platform.api('admin');
  const listed = await client.listCampaigns({ search: name });
  const [campaign] = listed.ok ? listed.value.items : [];
  if (!campaign) throw new Error(`there is no campaign ${name}`);
  const { id, version, settings } = campaign;
  const queue = { ...settings.queue, callBack: 'kept-place' as const };
  const changed = await client.changeCampaign({ id, version, settings: { ...settings, queue } });
  if (!changed.ok) throw new Error(changed.error.code);
}
