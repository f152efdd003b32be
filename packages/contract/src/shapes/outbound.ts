import { z } from 'zod';
import { FIELD_REASONS } from '../field-reasons.ts';
import { OUTBOUND_ENDS, OUTBOUND_MODES, OUTBOUND_STATES } from '../work-vocabulary.ts';

const oneLine = (most: number) =>
  z
    .string()
    .overwrite((text) =>
      text
        .toWellFormed()
        .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
        .trim(),
    )
    .max(most);

const field = z.strictObject({ name: oneLine(60).min(1), value: oneLine(500) });

/** A customer of an outbound list (F45), as another system knows them. */
export const outboundCard = z.strictObject({
  name: oneLine(160).default(''),
  /** Called in this order; in any usual notation, read as E.164. */
  numbers: z.array(oneLine(40).min(1)).min(1).max(10),
  /** What the agent is shown besides, by names of the tenant's own. */
  fields: z.array(field).max(30).default([]),
  /** Of the lowest number first. */
  priority: z.int().min(1).max(99).default(10),
  /** Not called before; null: as soon as the list runs. */
  notBefore: z.iso.datetime({ offset: true }).nullable().default(null),
});
export type OutboundCard = z.infer<typeof outboundCard>;

/**
 * What came of an entry that was imported. `refused`: its card is wrong. `duplicate`: another entry of the list has one of its
 * numbers. `do-not-call`: it stands in the list and is not called.
 */
export const OUTBOUND_IMPORT_RESULTS = [
  'created',
  'changed',
  'unchanged',
  'refused',
  'duplicate',
  'do-not-call',
] as const;
export type OutboundImportResult = (typeof OUTBOUND_IMPORT_RESULTS)[number];

/** A row of an import, as it came out. */
export const importedEntry = z.strictObject({
  externalId: z.string(),
  result: z.enum(OUTBOUND_IMPORT_RESULTS),
  /** Which fields of the card are wrong and why, by their path. */
  reasons: z.record(z.string(), z.enum(FIELD_REASONS)),
  /** External ids of entries that have one of its numbers. */
  duplicates: z.array(z.string()),
});
export type ImportedEntry = z.infer<typeof importedEntry>;

const customer = { name: z.string().nullable(), numbers: z.array(z.string()), fields: z.array(field) };

/** An entry as the console lists it. */
export const outboundEntry = z.strictObject({
  entryId: z.uuid(),
  externalId: z.string(),
  ...customer,
  priority: z.int(),
  state: z.enum(OUTBOUND_STATES),
  /** What it was done with, or called in vain with last; null: nothing yet. */
  result: z.enum([...OUTBOUND_ENDS]).nullable(),
  /** When it may be called; null: it is not to be. */
  from: z.iso.datetime().nullable(),
  /** Who has it now. */
  agent: z.string().nullable(),
  /** Calls to it so far. */
  attempts: z.int(),
  last: z.strictObject({ end: z.enum(OUTBOUND_ENDS), at: z.iso.datetime(), agent: z.string().nullable() }).nullable(),
});
export type OutboundEntry = z.infer<typeof outboundEntry>;

/** What a list does now, or why it does nothing. */
export const OUTBOUND_STANDINGS = ['calling', 'paused', 'out-of-hours', 'over-limit', 'nothing-due'] as const;
export type OutboundStanding = (typeof OUTBOUND_STANDINGS)[number];

/** What an agent is offered, or is calling. */
export const myOutboundEntry = z.strictObject({
  entryId: z.uuid(),
  list: z.string(),
  campaign: z.string(),
  mode: z.enum(OUTBOUND_MODES),
  externalId: z.string(),
  ...customer,
  attempts: z.int(),
  state: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('offered'), until: z.iso.datetime() }),
    z.strictObject({ kind: z.literal('dialling'), callId: z.uuid(), number: z.string() }),
    z.strictObject({ kind: z.literal('connected'), callId: z.uuid(), number: z.string() }),
  ]),
});
export type MyOutboundEntry = z.infer<typeof myOutboundEntry>;

/** A list the agent works for, and what it does. */
export const myOutboundList = z.strictObject({
  name: z.string(),
  mode: z.enum(OUTBOUND_MODES),
  standing: z.enum(OUTBOUND_STANDINGS),
});
export type MyOutboundList = z.infer<typeof myOutboundList>;
