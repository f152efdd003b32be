import { z } from 'zod';
import { because } from '../field-reasons.ts';
import { timeZone } from './directory/hours.ts';

/** Languages the platform itself writes in: mail to users, scheduled reports. */
export const TENANT_LANGUAGES = ['pl', 'en'] as const;
export type TenantLanguage = (typeof TENANT_LANGUAGES)[number];

/** Whose missed calls an agent sees (F22): everybody's, or those of their campaigns and of their own numbers. */
export const MISSED_LISTS = ['everybody', 'own-campaigns'] as const;
export type MissedList = (typeof MISSED_LISTS)[number];

/** What holds of the status of agents (F27, F28). */
const agentRules = z.strictObject({
  /** How long a lost connection is waited for before calls go elsewhere. */
  graceSeconds: z.int().min(5).max(600).default(45),
  /** How long who did not answer is offered nothing. */
  notAnsweringSeconds: z.int().min(5).max(600).default(30),
  /** So many offers in a row that nobody answered sign their agent out; null: none do. */
  signOutAfterUnanswered: z.int().min(1).max(20).nullable().default(3),
  /** Who had no phone for so long is signed out; null: nobody is. */
  signOutAfterInactiveHours: z.int().min(1).max(72).nullable().default(12),
});
export type AgentRules = z.infer<typeof agentRules>;

/** What a tenant settles about itself. What is left out has its default. */
export const tenantSettings = z.strictObject({
  /** Of the company, as users see it in mail. */
  name: z.string().trim().min(1).max(100),
  /** Days and hours of its reports begin by its clocks (ADR 0037). */
  timeZone,
  language: z.enum(TENANT_LANGUAGES),
  /** Without plus: what numbers dialled in national form begin with (ITU-T E.164). */
  defaultCountryCode: z.string().regex(/^[1-9]\d{0,2}$/, because('wrong-format', 'is no country code such as 48')),
  agents: agentRules.prefault({}),
  missedList: z.enum(MISSED_LISTS).default('everybody'),
});
export type TenantSettings = z.infer<typeof tenantSettings>;

/** The same with what is not the tenant's to change; a change names the `version` it was made from. */
export const ownTenant = z.strictObject({
  domain: z.string(),
  version: z.int().nonnegative(),
  settings: tenantSettings,
});
export type OwnTenant = z.infer<typeof ownTenant>;
