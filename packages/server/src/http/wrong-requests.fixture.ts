import { type AnyEndpoint, ENDPOINTS } from '@wpm/contract';
import { z } from 'zod';
import type { JsonSchema } from '@wpm/integrations';

/** A request nobody should send. `mustRefuse`: something is certainly wrong with it; else it may happen to be right. */
export type WrongRequest = {
  readonly name: string;
  readonly what: string;
  readonly method: AnyEndpoint['method'];
  readonly path: string;
  readonly body?: unknown;
  readonly mustRefuse: boolean;
};

const FOREIGN_ID = '0192f7a0-dead-7000-8000-00000000beef';

/** Of every endpoint: nothing of what it needs, something it never heard of, ids of nobody, and each field of another type, also within objects. */
export function wrongRequests(): readonly WrongRequest[] {
  return Object.entries(ENDPOINTS).flatMap(([name, spec]) => wrongRequestsOf(name, spec));
}

function wrongRequestsOf(name: string, spec: AnyEndpoint): readonly WrongRequest[] {
  const schema: JsonSchema = JSON.parse(JSON.stringify(z.toJSONSchema(spec.input, { io: 'input' })));
  const input = sampleOf(schema);
  const sample: Readonly<Record<string, unknown>> = Object(input);
  const send = requestOf(name, spec);
  const needs = (schema.required ?? []).length > 0;
  return [
    send('nothing', onlyPath(spec, sample), needs && !needsPathAlone(spec, schema)),
    send('a field nobody knows', { ...sample, nobodyKnows: 1 }, true),
    ...(spec.right === 'public' ? [] : [send('ids of nobody', sample, false)]),
    ...idsOf(spec).map((id) => send(`${id} is no id`, { ...sample, [id]: "x'; --" }, true)),
    ...Object.entries(schema.properties ?? {})
      .filter(([field]) => !idsOf(spec).includes(field))
      .flatMap(([field, own]) =>
        wrongValues(spec, own).map(([what, value, must]) =>
          send(`${field} is ${what}`, { ...sample, [field]: value }, must),
        ),
      ),
    ...Object.entries(schema.properties ?? {}).flatMap(([field, own]) =>
      wrongWithin(own).map(([what, value]) => send(`${field}: ${what}`, { ...sample, [field]: value }, false)),
    ),
  ];
}

/** The names of the parameters of its path. */
export const idsOf = ({ path }: AnyEndpoint) => [...path.matchAll(/:(\w+)/g)].flatMap(([, id]) => id ?? []);

const needsPathAlone = (spec: AnyEndpoint, { required = [] }: JsonSchema) =>
  required.every((field) => idsOf(spec).includes(field));

function onlyPath(spec: AnyEndpoint, sample: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(idsOf(spec).map((id) => [id, sample[id]]));
}

type Wrong = readonly [what: string, value: unknown, mustRefuse: boolean];

/** What fits no field of the type; a query holds texts alone, so that there a text may be right. */
function wrongValues({ method }: AnyEndpoint, schema: JsonSchema): readonly Wrong[] {
  if (method === 'GET' || method === 'DELETE') {
    const isFree = schema.type === 'string' && schema.enum === undefined && schema.format === undefined;
    return [
      ['a strange text', '\u0000%_\'"\\\ud83d', !isFree && schema.pattern === undefined],
      ['very long', 'x'.repeat(5_000), true],
    ];
  }
  const mayBeNull = JSON.stringify(schema).includes('"null"');
  return [
    ['a number', 1e300, true],
    ['an object', { $ne: null }, true],
    ['a text', 'x'.repeat(40_000), true],
    ['null', null, !mayBeNull],
    ['a text with NUL', '\u0000', false],
  ];
}

/** Of an object, or of the first of a list of objects: each of its fields of another type, beside what fits. */
function wrongWithin(schema: JsonSchema): readonly (readonly [what: string, value: unknown])[] {
  if (schema.type === 'array')
    return wrongWithin(schema.items ?? {}).map(([what, value]) => [`in a list, ${what}`, [value]]);
  const sample: Readonly<Record<string, unknown>> = Object(sampleOf(schema));
  return Object.keys(schema.properties ?? {}).map(
    (field) => [`${field} is a list of objects`, { ...sample, [field]: [{ $ne: null }] }] as const,
  );
}

/** Makes a request of an endpoint out of its input: what the path names goes there, the rest into the body or the query. */
export function requestOf(name: string, spec: AnyEndpoint) {
  return (what: string, input: Readonly<Record<string, unknown>>, mustRefuse: boolean): WrongRequest => {
    const rest = new Map(Object.entries(input));
    const path = spec.path.replaceAll(/:(\w+)/g, (_, id: string) => {
      const value = String(rest.get(id));
      rest.delete(id);
      return encodeURIComponent(value);
    });
    const known = { name, what, method: spec.method, mustRefuse };
    if (spec.method === 'POST' || spec.method === 'PUT') return { ...known, path, body: Object.fromEntries(rest) };
    const query = new URLSearchParams([...rest].map(([field, value]) => [field, String(value).toWellFormed()]));
    return { ...known, path: rest.size > 0 ? `${path}?${query}` : path };
  };
}

/** Something that fits the schema, but for patterns; ids are those of nobody. Of an object what it needs. */
export function sampleOf(schema: JsonSchema): unknown {
  const [variant] = schema.anyOf ?? schema.oneOf ?? [];
  if (variant) return sampleOf(variant);
  const [first] = schema.enum ?? [schema.const];
  if (first !== undefined) return first;
  return typeof schema.type === 'string' ? SAMPLE_OF[schema.type]?.(schema) : null;
}

const SAMPLE_OF: Readonly<Record<string, (schema: JsonSchema) => unknown>> = {
  object: ({ properties = {}, required = [] }) =>
    Object.fromEntries(required.map((field) => [field, sampleOf(properties[field] ?? {})])),
  array: ({ minItems = 0, items = {} }) => Array.from({ length: minItems }, () => sampleOf(items)),
  integer: ({ minimum = 1 }) => minimum,
  number: ({ minimum = 1 }) => minimum,
  boolean: () => false,
  string: ({ format = '' }) => SAMPLES[format] ?? 'sample',
};

const SAMPLES: Readonly<Record<string, string>> = {
  uuid: FOREIGN_ID,
  'date-time': '2026-01-01T00:00:00.000Z',
  date: '2026-01-01',
  email: 'nobody@example.test',
};
