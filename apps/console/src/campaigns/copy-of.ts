import type { CampaignSettings } from '@wpm/contract';

/**
 * Everything of a campaign but what is its own: its name, and the number it shows. Which numbers lead to it stands with the numbers,
 * so none leads to the copy.
 */
export function copyOf(
  settings: CampaignSettings,
  { name, withMembers }: { readonly name: string; readonly withMembers: boolean },
): CampaignSettings {
  return { ...settings, name, callerNumberId: null, members: withMembers ? settings.members : [] };
}
