import {
  type Content,
  type JsonSchema,
  type OpenApiDocument,
  type Operation,
  operationsOf,
  type Parameter,
  responseOf,
} from './document.ts';
import { schemaBreaks } from './schema-breaks.ts';

/**
 * What a client that was written against `promised` would stumble over in `present`, in words; empty where nothing. New
 * endpoints, new optional fields, and more in answers break nobody.
 */
export function breakingChanges(promised: OpenApiDocument, present: OpenApiDocument): readonly string[] {
  const documents = { promised, present };
  return operationsOf(promised).flatMap(({ method, path, operation }) => {
    const where = `${method.toUpperCase()} ${path}`;
    const now = present.paths[path]?.[method];
    return now ? operationBreaks({ where, before: operation, after: now }, documents) : [`${where}: is gone`];
  });
}

type Documents = { readonly promised: OpenApiDocument; readonly present: OpenApiDocument };
type Compared = { readonly where: string; readonly before: Operation; readonly after: Operation };

function operationBreaks({ where, before, after }: Compared, documents: Documents): readonly string[] {
  return [
    ...(before.operationId === after.operationId ? [] : [`${where}: is called ${after.operationId} now`]),
    ...rightBreaks({ where, before, after }),
    ...parameterBreaks({ where, before, after }, documents),
    ...bodyBreaks({ where, before, after }, documents),
    ...schemaBreaks(
      {
        where: `${where} → answer`,
        before: schemaOf(responseOf(documents.promised, before, '200')),
        after: schemaOf(responseOf(documents.present, after, '200')),
      },
      { ...documents, way: 'output' },
    ),
  ];
}

function rightBreaks({ where, before, after }: Compared): readonly string[] {
  const had = new Set(before.security.flatMap((one) => Object.values(one).flat()));
  const asked = new Set(after.security.flatMap((one) => Object.values(one).flat()));
  return [...asked].filter((right) => !had.has(right)).map((right) => `${where}: needs the right ${right} now`);
}

const same = (one: Parameter) => (other: Parameter) => one.name === other.name && one.in === other.in;

function parameterBreaks({ where, before, after }: Compared, documents: Documents): readonly string[] {
  const kept = before.parameters.flatMap((parameter) => {
    const at = `${where} → ${parameter.name}`;
    const now = after.parameters.find(same(parameter));
    if (!now) return [`${at}: is no longer taken`];
    const needed = now.required && !parameter.required ? [`${at}: must be given now`] : [];
    const changed = { where: at, before: parameter.schema, after: now.schema };
    return [...needed, ...schemaBreaks(changed, { ...documents, way: 'input' })];
  });
  const added = after.parameters.filter((one) => one.required && !before.parameters.some(same(one)));
  return [...kept, ...added.map(({ name }) => `${where} → ${name}: must be given now`)];
}

function bodyBreaks({ where, before, after }: Compared, documents: Documents): readonly string[] {
  const [had, has] = [schemaOf(before.requestBody), schemaOf(after.requestBody)];
  if (!had && after.requestBody?.required) return [`${where} → body: must be given now`];
  if (!had) return [];
  return schemaBreaks({ where: `${where} → body`, before: had, after: has }, { ...documents, way: 'input' });
}

function schemaOf(holder: { readonly content: Content } | undefined): JsonSchema | undefined {
  return holder?.content['application/json']?.schema;
}
