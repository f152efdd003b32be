import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { STATION_REFUSALS, createdStation, stationName } from '../shapes/station.ts';

/** Makes SIP credentials for a third-party phone of one's own; `access.password` is shown this once. */
export const createMyStation = endpoint({
  method: 'POST',
  path: '/me/stations',
  right: 'stations:own',
  input: z.strictObject({ name: stationName }),
  output: createdStation,
  errors: STATION_REFUSALS,
});
