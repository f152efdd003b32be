import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { myCampaign } from '../shapes/my-campaign.ts';

/** Which of their campaigns the user serves from now on, once in queue (F14); ids of others change nothing, mandatory ones stay. */
export const tickMyCampaigns = endpoint({
  method: 'PUT',
  path: '/me/campaigns',
  right: 'calls:make',
  input: z.strictObject({ ticked: z.array(z.uuid()).max(1_000) }),
  output: z.strictObject({ items: z.array(myCampaign) }),
  errors: [],
});
