import { changeTenantSettings } from './change-tenant-settings.ts';
import { getTenantSettings } from './get-tenant-settings.ts';

/** What a tenant settles about itself. */
export const TENANT_ENDPOINTS = { getTenantSettings, changeTenantSettings } as const;
