import { z } from 'zod';
import { because } from '../field-reasons.ts';

/**
 * What a request to a CRM can be filled with. `number` is E.164, `digits` the same without its plus, `national` without its
 * country's code; `secrets.<name>` are kept enciphered and never given back.
 */
export const LOOKUP_VALUES = ['number', 'digits', 'national'] as const;

const SECRET_NAME = /^[a-z][a-z0-9]{0,31}$/;
const SECRET_PLACE = /^secrets\.[a-z][a-z0-9]{0,31}$/;
const PLACE = /\{([A-Za-z][\w.]*)\}/g;

/** The names between braces in a template, each once. */
export function placesIn(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACE)].flatMap(([, name]) => name ?? []))];
}

const filledWith = (known: readonly string[]) => (template: string) =>
  placesIn(template).every((place) => known.includes(place) || SECRET_PLACE.test(place));

/** The host stands in it as itself: no number a caller shows may choose where a secret is sent. */
const isAddress = (template: string) =>
  /^https?:\/\/[^/{}?#@\s]+(?:[/?#]|$)/.test(template) && URL.canParse(template.replace(PLACE, '0'));

const isJson = (template: string) => {
  try {
    JSON.parse(template === '' ? '{}' : template.replace(PLACE, '0'));
    return true;
  } catch {
    return false;
  }
};

const UNKNOWN_PLACE = because('not-an-option', 'names something in braces that is not known here');

/** Headers that are the connection's own. */
const NOT_OURS = /^(?:host|connection|content-length|transfer-encoding|upgrade|expect|te|trailer|proxy-.*)$/i;

const header = (known: readonly string[]) =>
  z.strictObject({
    name: z
      .string()
      .max(64)
      .regex(/^[A-Za-z0-9-]+$/)
      .refine((name) => !NOT_OURS.test(name), because('not-permitted', 'is set by the platform')),
    value: z
      .string()
      .max(1_000)
      .regex(/^[\x20-\x7e]*$/)
      .refine(filledWith(known), UNKNOWN_PLACE),
  });

/** A request by template: in its address what is filled in is percent-encoded, in its body it is text of JSON. */
export const crmRequest = (known: readonly string[]) =>
  z.strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH']),
    url: z
      .string()
      .max(2_000)
      .refine(isAddress, because('wrong-format', 'is no address by HTTP whose host stands in it as itself'))
      .refine(filledWith(known), UNKNOWN_PLACE),
    headers: z.array(header(known)).max(20).default([]),
    /** JSON; empty: none is sent. */
    body: z
      .string()
      .max(10_000)
      .default('')
      .refine(isJson, because('wrong-format', 'is no JSON'))
      .refine(filledWith(known), UNKNOWN_PLACE),
  });

/**
 * How a CRM is asked who has a number, and where the answer says so. `match` is the path to what was found (of a list its first),
 * empty where it is the answer itself; the others are texts in which `{path}` stands for what is at this path of it.
 */
export const crmLookup = crmRequest(LOOKUP_VALUES).extend({
  match: z.string().max(200).default(''),
  id: z.string().max(200).default(''),
  name: z.string().min(1).max(400),
  company: z.string().max(400).default(''),
  /** The customer's page in the CRM; anything but an address by HTTP is left out. */
  link: z.string().max(1_000).default(''),
  fields: z
    .array(z.strictObject({ label: z.string().trim().min(1).max(60), value: z.string().min(1).max(400) }))
    .max(10)
    .default([]),
});
export type CrmLookup = z.infer<typeof crmLookup>;

/** What is set of a connector, but for its secrets. */
export const crmConnectorSettings = z.strictObject({
  name: z.string().trim().min(1).max(64),
  enabled: z.boolean(),
  lookup: crmLookup,
});
export type CrmConnectorSettings = z.infer<typeof crmConnectorSettings>;

/** Secrets by their names. One that is left out stays as it is; it must be given again where the connector leads to another host. */
export const crmSecrets = z.record(z.string().regex(SECRET_NAME), z.string().min(1).max(4_000)).default({});

/** How the last asking went; `resting`: the source failed again and again, and is asked again later. */
export const crmSourceState = z.strictObject({
  kind: z.enum(['untried', 'answering', 'failing', 'resting']),
  /** In English; null where nothing is wrong. */
  lastError: z.string().nullable(),
});

/** A source of callers' names, in the order they are asked. */
export const crmConnector = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  settings: crmConnectorSettings,
  /** Names of the secrets that are set. */
  secrets: z.array(z.string()),
  state: crmSourceState,
});
export type CrmConnector = z.infer<typeof crmConnector>;

/** A customer as a CRM knows them. */
export const knownCaller = z.strictObject({
  /** The connector's name. */
  source: z.string(),
  name: z.string(),
  /** Empty where there is none. */
  company: z.string(),
  link: z.string().nullable(),
  fields: z.array(z.strictObject({ label: z.string(), value: z.string() })),
});
export type KnownCaller = z.infer<typeof knownCaller>;

/** A connector to begin with, for a CRM that is well known; words in capitals (`YOUR-…`) are one's own. */
export const crmTemplate = z.strictObject({
  crm: z.string(),
  /** Which secrets it asks for, and where they are found, in English. */
  secrets: z.array(z.strictObject({ name: z.string(), hint: z.string() })),
  settings: crmConnectorSettings,
});
export type CrmTemplate = z.infer<typeof crmTemplate>;
