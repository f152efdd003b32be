import type { MyCampaign } from '@wpm/contract';
import type { MyCampaignRow } from '@wpm/store';

export const presentMyCampaign = ({ id, name, isTicked }: MyCampaignRow): MyCampaign => ({
  id,
  name,
  ticked: isTicked,
});
