import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { myOutboundEntry, myOutboundList } from '../../shapes/outbound.ts';

/** The entry of an outbound list that the agent is offered or calls, and which lists call for them (F45). */
export const getMyOutbound = endpoint({
  method: 'GET',
  path: '/me/outbound',
  right: 'outbound:work',
  input: z.strictObject({}),
  output: z.strictObject({ entry: myOutboundEntry.nullable(), lists: z.array(myOutboundList) }),
  errors: [],
});
