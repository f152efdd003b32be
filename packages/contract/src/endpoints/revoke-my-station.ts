import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** Makes the credentials of one's own station void and ends its registration at once. A running call goes on. */
export const revokeMyStation = endpoint({
  method: 'DELETE',
  path: '/me/stations/:stationId',
  right: 'stations:own',
  input: z.strictObject({ stationId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
