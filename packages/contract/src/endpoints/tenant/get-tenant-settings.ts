import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { ownTenant } from '../../shapes/tenant-settings.ts';

/** What the tenant has settled about itself: its clocks, its language, its country. */
export const getTenantSettings = endpoint({
  method: 'GET',
  path: '/tenant-settings',
  right: 'directory:read',
  input: z.strictObject({}),
  output: ownTenant,
  errors: [],
});
