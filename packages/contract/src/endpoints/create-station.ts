import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { STATION_REFUSALS, createdStation, stationName } from '../shapes/station.ts';

/** Makes SIP credentials for a third-party phone of a user of the tenant; `access.password` is shown this once. */
export const createStation = endpoint({
  method: 'POST',
  path: '/stations',
  right: 'stations:manage',
  input: z.strictObject({ login: z.string().trim().min(1).max(64), name: stationName }),
  output: createdStation,
  errors: STATION_REFUSALS,
});
