import { z } from 'zod';
import { because } from '../../field-reasons.ts';
import { ACCOUNT_PERMISSIONS } from '../../permissions.ts';
import { ACCOUNT_KINDS, CONSOLE_ROLES } from '../../vocabulary.ts';
import { e164 } from '../account.ts';
import { AUTO_ANSWER_RULES } from '../auto-answer.ts';
import { name } from './names.ts';

const MOST_CAMPAIGNS = 200;

/** Everything an administrator sets of an account (F02–F05), its password apart. */
export const accountSettings = z
  .strictObject({
    /** What stands before the @ of its SIP address. */
    login: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/),
    displayName: name,
    email: z.email().max(254).nullable().default(null),
    /** A disabled account cannot sign in, register or be called, and takes no seat. */
    enabled: z.boolean().default(true),
    /** Takes a seat of its kind; null for an account that uses only the console. */
    kind: z.enum(ACCOUNT_KINDS).nullable(),
    /** Takes a seat of the phone's own licence. */
    webphoneSeat: z.boolean().default(false),
    extension: z
      .string()
      .regex(/^\d{2,5}$/)
      .nullable()
      .default(null),
    /** One of the tenant's numbers; it leads to the account from then on. */
    directNumber: e164.nullable().default(null),
    roles: z.array(z.enum(CONSOLE_ROLES)).max(CONSOLE_ROLES.length).default([]),
    permissions: z.array(z.enum(ACCOUNT_PERMISSIONS)).max(ACCOUNT_PERMISSIONS.length).default([]),
    /** Whether a direct call waits while the user is in another (F29); absent: as the user has it. */
    callWaiting: z.boolean().optional(),
    /** Whether calls are answered by themselves in the phone (F15); absent: as it is. */
    autoAnswer: z.enum(AUTO_ANSWER_RULES).optional(),
    /** Of a supervisor: the campaigns whose calls, recordings and agents they see and steer; null: all the tenant has. */
    supervisedCampaignIds: z.array(z.uuid()).min(1).max(MOST_CAMPAIGNS).nullable().default(null),
  })
  .refine(({ kind, roles }) => kind !== null || roles.length > 0, {
    ...because('required', 'needs a role, or the account a kind'),
    path: ['roles'],
  })
  .refine(({ kind, extension }) => kind !== null || extension === null, onlyOfPhones('extension'))
  .refine(({ kind, directNumber }) => kind !== null || directNumber === null, onlyOfPhones('directNumber'))
  .refine(({ roles, supervisedCampaignIds }) => supervisedCampaignIds === null || roles.join() === 'supervisor', {
    ...because('contradicts', 'belongs to a supervisor who has no other role'),
    path: ['supervisedCampaignIds'],
  })
  .refine(({ kind, webphoneSeat }) => kind !== null || !webphoneSeat, onlyOfPhones('webphoneSeat'));
export type AccountSettings = z.infer<typeof accountSettings>;

/** ASVS 5.0 §6.2.1: no rules of composition, but a length. */
export const newPassword = z.string().min(10).max(256);

/** With it the owner of the account sets the password, once; shown this once. */
export const invitation = z.strictObject({
  token: z.string(),
  expiresAt: z.iso.datetime(),
  /** Where the link is sent to as well; null: the account has no e-mail address. */
  mailedTo: z.string().nullable().default(null),
});
export type Invitation = z.infer<typeof invitation>;

function onlyOfPhones(field: string) {
  return { ...because('contradicts', 'belongs to accounts with a kind'), path: [field] };
}
