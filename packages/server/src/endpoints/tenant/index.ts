import type { TENANT_ENDPOINTS } from '@wpm/contract';
import type { Bound } from '../../http/bind.ts';
import { changeTenantSettings, getTenantSettings } from './tenant-settings.ts';

/** The handlers of what a tenant settles about itself. */
export const TENANT_HANDLERS: Readonly<Record<keyof typeof TENANT_ENDPOINTS, Bound>> = {
  getTenantSettings,
  changeTenantSettings,
};
