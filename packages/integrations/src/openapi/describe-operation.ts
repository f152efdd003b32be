import { type AnyEndpoint, COMMON_ERRORS, type CommonError, problem } from '@wpm/contract';
import { headersNamed } from './answer-headers.ts';
import { type JsonSchema, type Operation, type Parameter, type ResponseObject, responseRef } from './document.ts';
import type { SchemaShelf } from './schema-shelf.ts';

/** The status of each code and what it means in English. */
export type KnownRefusals = Readonly<Record<string, { readonly status: number; readonly title: string }>>;

type Named = {
  readonly name: string;
  readonly spec: AnyEndpoint;
  readonly summary: string;
  readonly tag: string;
};
type Means = { readonly shelf: SchemaShelf; readonly refusals: KnownRefusals };

/** One endpoint of the contract as an operation. */
export function describeOperation({ name, spec, summary, tag }: Named, { shelf, refusals }: Means): Operation {
  const { inPath, beside } = inputOf(spec, shelf);
  const inQuery = spec.method === 'GET' || spec.method === 'DELETE';
  return {
    operationId: name,
    summary,
    tags: [tag],
    security: spec.right === 'public' ? [] : [{ bearer: [spec.right] }],
    parameters: [...inPath, ...(inQuery ? queryOf(beside) : []), ...(takesKey(spec) ? [IDEMPOTENCY_KEY] : [])],
    ...(!inQuery && bodyOf(beside, spec.maxBodyBytes)),
    responses: {
      200: {
        description: 'Done.',
        ...headersOf(spec),
        content: { 'application/json': { schema: shelf.of(spec.output, 'output') } },
      },
      ...refusalsOf(spec, { shelf, refusals }),
    },
  };
}

/** What changes something for somebody who is known can be asked once more without being done twice. */
const takesKey = ({ method, right }: AnyEndpoint) => method !== 'GET' && right !== 'public';

const headersOf = (spec: AnyEndpoint) =>
  headersNamed(
    ...(spec.right === 'public' ? [] : ['RateLimit-Policy', 'RateLimit']),
    ...(takesKey(spec) ? ['Idempotency-Replayed'] : []),
  );

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Asked again with the same key within a day, the request is answered as it was and not done again.',
  schema: { type: 'string', minLength: 1, maxLength: 257 },
};

/** What the path names, and the rest of the input. */
function inputOf(spec: AnyEndpoint, shelf: SchemaShelf) {
  const whole = shelf.of(spec.input, 'input');
  const { properties = {}, required = [] } = whole;
  const names = [...spec.path.matchAll(/:(\w+)/g)].flatMap(([, name]) => name ?? []);
  const inPath = names.map((name): Parameter => {
    const schema = properties[name];
    if (!schema) throw new TypeError(`${spec.path} has no ${name} in its input`);
    return { name, in: 'path', required: true, schema };
  });
  const rest = Object.entries(properties).filter(([name]) => !names.includes(name));
  const beside: JsonSchema = {
    ...whole,
    properties: Object.fromEntries(rest),
    required: required.filter((name) => !names.includes(name)),
  };
  return { inPath, beside };
}

function queryOf({ properties = {}, required = [] }: JsonSchema): readonly Parameter[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

/** A request whose path says everything needs no body. */
function bodyOf(schema: JsonSchema, maxBytes: number | undefined): Pick<Operation, 'requestBody'> | undefined {
  const { properties = {}, required = [] } = schema;
  if (schema.$ref === undefined && Object.keys(properties).length === 0) return undefined;
  const body = { required: required.length > 0, content: { 'application/json': { schema } } };
  if (maxBytes === undefined) return { requestBody: body };
  const description = `At most ${Math.floor(maxBytes / 1_024).toLocaleString('en')} KiB; other requests have 64 KiB.`;
  return { requestBody: { ...body, description } };
}

const FOR_SIGNED_IN: readonly CommonError[] = [
  'session/required',
  'session/ended',
  'session/not-allowed',
  'api-key/void',
];

const FOR_KEYS: readonly CommonError[] = ['idempotency-key/reused', 'idempotency-key/under-way'];

/** The refusals of every endpoint, by the names operations refer to them by. */
export function commonResponses(means: Means): Readonly<Record<string, ResponseObject>> {
  return Object.fromEntries(
    [...byStatus(COMMON_ERRORS, means)].map(([status, codes]) => [`Refused${status}`, refusalOf(status, codes, means)]),
  );
}

/** Its refusals by their status, each code with what it means; those that every endpoint has by reference. */
function refusalsOf(spec: AnyEndpoint, means: Means): Operation['responses'] {
  const common = COMMON_ERRORS.filter(
    (code) =>
      (spec.right !== 'public' || !FOR_SIGNED_IN.includes(code)) && (takesKey(spec) || !FOR_KEYS.includes(code)),
  );
  const own = byStatus(spec.errors, means);
  const all = byStatus([...new Set([...common, ...spec.errors])], means);
  return Object.fromEntries(
    [...all].map(([status, codes]) => [
      String(status),
      own.has(status) ? refusalOf(status, codes, means) : responseRef(`Refused${status}`),
    ]),
  );
}

function byStatus(codes: readonly string[], { refusals }: Means): ReadonlyMap<number, readonly string[]> {
  return Map.groupBy(codes, (code) => refusals[code]?.status ?? 500);
}

/** When to ask again is said with these. */
const ASK_AGAIN = [409, 429];

function refusalOf(status: number, codes: readonly string[], { shelf, refusals }: Means): ResponseObject {
  const schema = { allOf: [shelf.of(problem, 'output'), { properties: { code: { enum: codes } } }] };
  return {
    description: codes.map((code) => `\`${code}\`: ${refusals[code]?.title ?? code}`).join('\n'),
    ...(ASK_AGAIN.includes(status) && headersNamed('Retry-After')),
    content: { 'application/problem+json': { schema } },
  };
}
