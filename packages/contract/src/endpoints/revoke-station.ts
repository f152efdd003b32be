import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** Makes the credentials of a station of the tenant void and ends its registration at once. A running call goes on. */
export const revokeStation = endpoint({
  method: 'DELETE',
  path: '/stations/:stationId',
  right: 'stations:manage',
  input: z.strictObject({ stationId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});
