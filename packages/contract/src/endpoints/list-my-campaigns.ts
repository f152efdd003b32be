import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { myCampaign } from '../shapes/my-campaign.ts';

/** The campaigns the user is a member of, by name, and which they serve now (F14). */
export const listMyCampaigns = endpoint({
  method: 'GET',
  path: '/me/campaigns',
  right: 'calls:make',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(myCampaign) }),
  errors: [],
});
