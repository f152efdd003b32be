import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { station } from '../shapes/station.ts';

/** The tenant's third-party phones, the oldest first, with where they are registered now. */
export const listStations = endpoint({
  method: 'GET',
  path: '/stations',
  right: 'stations:manage',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(station) }),
  errors: [],
});
