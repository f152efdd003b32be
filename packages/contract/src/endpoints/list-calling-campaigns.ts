import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { callingCampaign } from '../shapes/my-campaign.ts';

/** The campaigns the user may call in by hand, by name (F14). */
export const listCallingCampaigns = endpoint({
  method: 'GET',
  path: '/me/calling-campaigns',
  right: 'calls:make',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(callingCampaign) }),
  errors: [],
});
