import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { station } from '../shapes/station.ts';

/** One's own third-party phones, the oldest first, with where they are registered now. */
export const listMyStations = endpoint({
  method: 'GET',
  path: '/me/stations',
  right: 'stations:own',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(station) }),
  errors: [],
});
