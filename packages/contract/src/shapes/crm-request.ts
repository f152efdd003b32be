import { z } from 'zod';
import { because } from '../field-reasons.ts';

/**
 * What a request to a CRM can be filled with. `number` is E.164, `digits` the same without its plus, `national` without its
 * country's code; `secrets.<name>` are kept enciphered and never given back.
 */
export const LOOKUP_VALUES = ['number', 'digits', 'national'] as const;

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
