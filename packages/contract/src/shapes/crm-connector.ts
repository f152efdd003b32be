import { z } from 'zod';
import { crmJournal } from './crm-journal.ts';
import { crmRequest, LOOKUP_VALUES } from './crm-request.ts';

const SECRET_NAME = /^[a-z][a-z0-9]{0,31}$/;

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
  /** Absent: calls are not written there. */
  journal: crmJournal.optional(),
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

/** A connector to begin with, for a CRM that is well known; words in capitals (`YOUR-…`) are one's own. */
export const crmTemplate = z.strictObject({
  crm: z.string(),
  /** Which secrets it asks for, and where they are found, in English. */
  secrets: z.array(z.strictObject({ name: z.string(), hint: z.string() })),
  settings: crmConnectorSettings,
});
export type CrmTemplate = z.infer<typeof crmTemplate>;
