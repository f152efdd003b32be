import { z } from 'zod';
import { because } from '../field-reasons.ts';
import { POP_WHEN, popTemplate } from './screen-pop.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a text is an origin (RFC 6454), as a browser writes it, of a page in which a microphone may be had. */
function isPageOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  if (origin !== text || !/^[a-z0-9.:[\]-]+$/.test(hostname)) return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}

/** Where a page that frames the phone comes from: `https://crm.example`, without a path; by HTTP from the same machine alone. */
export const pageOrigin = z
  .string()
  .trim()
  .max(255)
  .refine(isPageOrigin, because('wrong-format', 'is no origin such as https://crm.example'));

/** What a tenant has settled about its CRM (F48). */
export const crmPolicy = z.strictObject({
  /** The pages that may frame the phone; of all others none may. */
  origins: z
    .array(pageOrigin)
    .max(20)
    .refine((all) => new Set(all).size === all.length, because('repeated', 'stands there twice')),
  /** The address in the CRM that a call leads to; null where there is none. */
  popTemplate: popTemplate.nullable(),
  /** When it opens by itself, where the user of a phone has not chosen otherwise. */
  popWhen: z.enum(POP_WHEN).default('link'),
});
export type CrmPolicy = z.infer<typeof crmPolicy>;
