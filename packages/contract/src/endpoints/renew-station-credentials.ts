import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { createdStation } from '../shapes/station.ts';

/**
 * Another password for a third-party phone, shown this once. The one before is void and its registration ended at once; a running
 * call goes on.
 */
export const renewStationCredentials = endpoint({
  method: 'POST',
  path: '/stations/:stationId/credentials',
  right: 'stations:manage',
  input: z.strictObject({ stationId: z.uuid() }),
  output: createdStation,
  errors: [],
});
