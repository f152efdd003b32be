import type { MyCampaign } from '@wpm/contract';
import type { MyCampaignRow } from '@wpm/store';

export const presentMyCampaign = ({ id, name, isTicked, isMandatory }: MyCampaignRow): MyCampaign => ({
  id,
  name,
  ticked: isTicked,
  mandatory: isMandatory,
});
