import { z } from 'zod';
import { because } from '../field-reasons.ts';
import { timeZone } from './directory/hours.ts';

/** Languages the platform itself writes in: mail to users, scheduled reports. */
export const TENANT_LANGUAGES = ['pl', 'en'] as const;
export type TenantLanguage = (typeof TENANT_LANGUAGES)[number];

/** What a tenant settles about itself. */
export const tenantSettings = z.strictObject({
  /** Of the company, as users see it in mail. */
  name: z.string().trim().min(1).max(100),
  /** Days and hours of its reports begin by its clocks (ADR 0037). */
  timeZone,
  language: z.enum(TENANT_LANGUAGES),
  /** Without plus: what numbers dialled in national form begin with (ITU-T E.164). */
  defaultCountryCode: z.string().regex(/^[1-9]\d{0,2}$/, because('wrong-format', 'is no country code such as 48')),
});
export type TenantSettings = z.infer<typeof tenantSettings>;

/** The same with what is not the tenant's to change; a change names the `version` it was made from. */
export const ownTenant = z.strictObject({
  domain: z.string(),
  version: z.int().nonnegative(),
  settings: tenantSettings,
});
export type OwnTenant = z.infer<typeof ownTenant>;
