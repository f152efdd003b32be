import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { station, stationName } from '../shapes/station.ts';

/**
 * Names a third-party phone anew, or switches it off or on. Off, its registration ends at once and its credentials let nobody in
 * until it is on again. A running call goes on. `version` must be the present one: two administrators cannot undo each other unseen.
 */
export const changeStation = endpoint({
  method: 'PUT',
  path: '/stations/:stationId',
  right: 'stations:manage',
  input: z.strictObject({ stationId: z.uuid(), version: z.int(), name: stationName, enabled: z.boolean() }),
  output: z.strictObject({ station }),
  errors: ['item/changed-meanwhile'],
});
