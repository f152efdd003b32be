import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { ownTenant, tenantSettings } from '../../shapes/tenant-settings.ts';

/**
 * Changes them; `version` must be the present one. Another time zone holds for past days of reports as well: they are added up
 * anew before this answers. Language and country hold from now on.
 */
export const changeTenantSettings = endpoint({
  method: 'PUT',
  path: '/tenant-settings',
  right: 'directory:manage',
  input: z.strictObject({ version: z.int().nonnegative(), settings: tenantSettings }),
  output: ownTenant,
  errors: ['item/changed-meanwhile'],
});
