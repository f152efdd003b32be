import { z } from 'zod';
import { because } from '../field-reasons.ts';

/** What a number of a contact is for; in this order they are offered. */
export const CONTACT_NUMBER_KINDS = ['mobile', 'work', 'home', 'main', 'fax', 'other'] as const;
export type ContactNumberKind = (typeof CONTACT_NUMBER_KINDS)[number];

/** What comes from outside and neither a database nor a screen takes: control characters and halves of characters. */
const asOneLine = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
const asLines = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim();

const line = (most: number) => z.string().overwrite(asOneLine).max(most);

const contactNumber = z.strictObject({
  /** Written in any usual notation; read as E.164, or as the short number it is. */
  number: line(40).min(1),
  kind: z.enum(CONTACT_NUMBER_KINDS).default('mobile'),
});

/** Everything that is set of a contact (F17–F19). */
export const contactCard = z
  .strictObject({
    firstName: line(80).default(''),
    lastName: line(80).default(''),
    company: line(120).default(''),
    numbers: z.array(contactNumber).max(20).default([]),
    email: z.email().max(254).nullable().default(null),
    /** What this tenant wants to know besides, by names of its own. */
    fields: z
      .array(z.strictObject({ name: line(60).min(1), value: line(500) }))
      .max(30)
      .default([]),
    notes: z.string().overwrite(asLines).max(4_000).default(''),
  })
  .refine(({ firstName, lastName, company, numbers }) => (firstName + lastName + company).length + numbers.length > 0, {
    ...because('required', 'needs a name, a company or a number'),
    path: ['lastName'],
  });
export type ContactCard = z.infer<typeof contactCard>;

/** A contact as it is opened. */
export const contact = z.strictObject({
  contactId: z.uuid(),
  /** Changes with every change; a change names the version it was made from. */
  version: z.int(),
  changedAt: z.iso.datetime(),
  /** How it is called in lists and calls. */
  name: z.string(),
  card: contactCard,
});
export type Contact = z.infer<typeof contact>;

/** A contact where a number or a search found it. */
export const foundContact = z.strictObject({
  contactId: z.uuid(),
  name: z.string(),
  /** Empty where there is none. */
  company: z.string(),
});
export type FoundContact = z.infer<typeof foundContact>;

/** Whose a number is; `externalId` is what they are called in the system they were imported from. */
export const identifiedContact = foundContact.extend({ externalId: z.string().nullable() });
export type IdentifiedContact = z.infer<typeof identifiedContact>;

/** A row of the list. */
export const listedContact = foundContact.extend({
  /** E.164, or a short number. */
  numbers: z.array(z.string()),
});
export type ListedContact = z.infer<typeof listedContact>;

/** A change of a contact: who made it, when, and what it was before and after (F19). */
export const contactChange = z.strictObject({
  at: z.iso.datetime(),
  /** Null where nobody was signed in, as at an import by the operator. */
  by: z.string().nullable(),
  action: z.enum(['contact.create', 'contact.change', 'contact.merge', 'contact.import']),
  before: contactCard.nullable(),
  after: contactCard.nullable(),
});
export type ContactChange = z.infer<typeof contactChange>;
