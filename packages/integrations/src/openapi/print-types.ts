import { type AnyEndpoint, COMMON_ERRORS, realtimeEvent } from '@wpm/contract';
import { componentName, type JsonSchema, type OpenApiDocument, type Operation, operationsOf } from './document.ts';
import { SchemaShelf } from './schema-shelf.ts';

/**
 * The endpoints of a description as TypeScript, for programs that have neither our contract nor its library: a type for each named shape,
 * and an interface `Endpoints` with a method for each endpoint that needs a right, its input as one object.
 * @throws TypeError where a schema is of a kind that is not known here: nothing becomes `any` in silence
 */
export function printTypes(document: OpenApiDocument, endpoints: Readonly<Record<string, AnyEndpoint>>): string {
  const shelf = new SchemaShelf();
  const event = shelf.of(realtimeEvent, 'output');
  const shapes = { ...shelf.components, ...document.components.schemas, RealtimeEvent: event };
  const types = Object.entries(shapes)
    .filter(([name]) => name !== 'Problem')
    .map(([name, schema]) => `export type ${name} = ${typeOf(schema)};`);
  const methods = operationsOf(document)
    .filter(({ operation }) => operation.security.length > 0)
    .map((placed) => printMethod(placed, endpoints[placed.operation.operationId]));
  const common = `export type CommonError = ${union(COMMON_ERRORS.map((code) => JSON.stringify(code)))};`;
  return [...types, common, `export interface Endpoints {\n${methods.join('\n')}\n}`].join('\n\n');
}

type Placed = ReturnType<typeof operationsOf>[number];

function printMethod({ method, path, operation }: Placed, endpoint: AnyEndpoint | undefined): string {
  if (!endpoint) throw new TypeError(`${operation.operationId} is no endpoint`);
  const input = inputOf(operation);
  const ok = operation.responses['200'];
  const output = ok && 'content' in ok ? ok.content['application/json']?.schema : undefined;
  if (!output) throw new TypeError(`${operation.operationId} answers nothing`);
  const errors = union(endpoint.errors.map((code) => JSON.stringify(code)));
  const asked = input.isOptional ? `input?: ${input.type}` : `input: ${input.type}`;
  return [
    `  /** ${operation.summary}. \`${method.toUpperCase()} ${path}\`, right \`${endpoint.right}\`. */`,
    `  ${operation.operationId}(${asked}, options?: SendOptions): Promise<Answer<${typeOf(output)}, ${errors}>>;`,
  ].join('\n');
}

/** What the path, the query and the body say, as one object. */
function inputOf({ parameters, requestBody }: Operation): { readonly type: string; readonly isOptional: boolean } {
  const named = parameters.filter((one) => one.in !== 'header');
  const beside: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(named.map(({ name, schema }) => [name, schema])),
    required: named.filter(({ required }) => required).map(({ name }) => name),
  };
  const body = requestBody?.content['application/json']?.schema;
  const parts = [...(named.length > 0 ? [typeOf(beside)] : []), ...(body ? [typeOf(body)] : [])];
  const isOptional = !named.some(({ required }) => required) && requestBody?.required !== true;
  return { type: parts.length > 0 ? parts.join(' & ') : 'Record<string, never>', isOptional };
}

const union = (types: readonly string[]): string => (types.length === 0 ? 'never' : [...new Set(types)].join(' | '));

const PLAIN: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

function typeOf(schema: JsonSchema): string {
  const { $ref, anyOf, oneOf, allOf, enum: values, const: only } = schema;
  if ($ref !== undefined) return componentName($ref);
  if (only !== undefined) return JSON.stringify(only);
  if (values) return union(values.map((value) => JSON.stringify(value)));
  const variants = anyOf ?? oneOf;
  if (variants) return union(variants.map(typeOf));
  if (allOf?.some(saysMore))
    return allOf
      .filter(saysMore)
      .map((part) => `(${typeOf(part)})`)
      .join(' & ');
  if (typeof schema.type === 'object') return union(schema.type.map((type) => ofKind({ ...schema, type })));
  return ofKind(schema);
}

/** More than a bound of what another part says: a pattern, a length. */
const saysMore = ({ $ref, type, anyOf, oneOf, allOf, enum: values, const: only }: JsonSchema): boolean =>
  [$ref, type, anyOf, oneOf, allOf, values, only].some((said) => said !== undefined);

function ofKind(schema: JsonSchema): string {
  const { type, items, prefixItems } = schema;
  if (type === 'object') return objectOf(schema);
  if (type === 'array' && prefixItems) return `readonly [${prefixItems.map(typeOf).join(', ')}]`;
  if (type === 'array') return `readonly (${items ? typeOf(items) : 'unknown'})[]`;
  if (type === undefined && Object.keys(schema).every((key) => key === 'default' || key === 'description'))
    return 'unknown';
  const plain = typeof type === 'string' ? PLAIN[type] : undefined;
  if (plain === undefined) throw new TypeError(`no type for ${JSON.stringify(schema)}`);
  return plain;
}

function objectOf({ properties, required = [], additionalProperties }: JsonSchema): string {
  if (!properties) return `Readonly<Record<string, ${recordOf(additionalProperties)}>>`;
  const fields = Object.entries(properties).map(
    ([name, schema]) => `readonly ${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  );
  return `{ ${fields.join('; ')} }`;
}

const recordOf = (values: JsonSchema['additionalProperties']) =>
  typeof values === 'object' ? typeOf(values) : 'unknown';
