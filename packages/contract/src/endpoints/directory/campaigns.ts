import { administered } from '../../administered.ts';
import { campaignSettings } from '../../shapes/directory/campaign.ts';

/** Campaigns (F45): what is set of them. */
export const campaigns = administered('/campaigns', campaignSettings);
