import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { station } from '../shapes/station.ts';

/** The tenant's third-party phones, or those of one account, the oldest first, with where they are registered now. */
export const listStations = endpoint({
  method: 'GET',
  path: '/stations',
  right: 'stations:manage',
  input: z.strictObject({ accountId: z.uuid().optional() }),
  output: z.strictObject({ items: z.array(station) }),
  errors: [],
});
