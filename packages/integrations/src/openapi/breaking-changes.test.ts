import { expect, test } from 'vitest';
import { z } from 'zod';
import { breakingChanges } from './breaking-changes.ts';
import type { JsonSchema, Operation, OpenApiDocument, Parameter } from './document.ts';
import { SchemaShelf } from './schema-shelf.ts';

type Parts = Partial<Pick<Operation, 'parameters' | 'security' | 'operationId'>> & {
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
};

const json = (schema: JsonSchema) => ({ 'application/json': { schema } });

function described({ body, answer = z.strictObject({}), ...parts }: Parts): OpenApiDocument {
  const shelf = new SchemaShelf();
  const operation: Operation = {
    operationId: 'doIt',
    summary: 'Do it',
    tags: [],
    security: [],
    parameters: [],
    ...parts,
    ...(body && { requestBody: { required: true, content: json(shelf.of(body, 'input')) } }),
    responses: { 200: { description: 'Done.', content: json(shelf.of(answer, 'output')) } },
  };
  return {
    openapi: '3.1.1',
    info: { title: 'x', version: '1', description: '' },
    servers: [],
    tags: [],
    paths: { '/it': { post: operation } },
    components: { schemas: shelf.components, responses: {}, securitySchemes: {} },
  };
}

const breaks = (before: Parts, after: Parts) => breakingChanges(described(before), described(after));
const query = (name: string, required: boolean): Parameter => ({
  name,
  in: 'query',
  required,
  schema: { type: 'string' },
});
const object = (shape: z.core.$ZodShape) => z.strictObject(shape);

test('what is the same breaks nobody, and an endpoint that is gone does', () => {
  const some = described({ body: object({ a: z.string() }) });
  expect(breakingChanges(some, some)).toEqual([]);
  expect(breakingChanges(some, { ...some, paths: {} })).toEqual(['POST /it: is gone']);
  expect(breakingChanges({ ...some, paths: {} }, some)).toEqual([]);
});

test.each<[string, Parts, Parts]>([
  ['a new optional field is sent', { body: object({}) }, { body: object({ a: z.string().optional() }) }],
  ['a field has a default now', { body: object({ a: z.int() }) }, { body: object({ a: z.int().default(1) }) }],
  ['more values are taken', { body: object({ a: z.enum(['x']) }) }, { body: object({ a: z.enum(['x', 'y']) }) }],
  ['more is taken', { body: object({ a: z.string().max(3) }) }, { body: object({ a: z.string().max(9).nullable() }) }],
  ['an answer has a new field', { answer: object({}) }, { answer: object({ a: z.string() }) }],
  [
    'an answer has a new value',
    { answer: object({ a: z.enum(['x']) }) },
    { answer: object({ a: z.enum(['x', 'y']) }) },
  ],
  [
    'an answer is never null any more',
    { answer: object({ a: z.int().nullable() }) },
    { answer: object({ a: z.int() }) },
  ],
  [
    'an answer has a new kind of thing',
    { answer: z.discriminatedUnion('kind', [object({ kind: z.literal('a') })]) },
    { answer: z.discriminatedUnion('kind', [object({ kind: z.literal('a') }), object({ kind: z.literal('b') })]) },
  ],
  ['a new parameter may be left out', {}, { parameters: [query('a', false)] }],
])('nobody is broken where %s', (_what, before, after) => {
  expect(breaks(before, after)).toEqual([]);
});

test.each<[string, Parts, Parts, string]>([
  ['a field must be sent', { body: object({}) }, { body: object({ a: z.string() }) }, 'body.a: must be given now'],
  ['a field is refused', { body: object({ a: z.string().optional() }) }, { body: object({}) }, 'body.a: is gone'],
  ['another type', { body: object({ a: z.string() }) }, { body: object({ a: z.int() }) }, 'is integer, was string'],
  [
    'fewer values',
    { body: object({ a: z.enum(['x', 'y']) }) },
    { body: object({ a: z.enum(['x']) }) },
    'y is no longer',
  ],
  [
    'a tighter bound',
    { body: object({ a: z.string() }) },
    { body: object({ a: z.string().max(3) }) },
    'maxLength is 3',
  ],
  ['a new format', { body: object({ a: z.string() }) }, { body: object({ a: z.uuid() }) }, 'format is uuid, was none'],
  ['null is refused', { body: object({ a: z.int().nullable() }) }, { body: object({ a: z.int() }) }, 'integer'],
  [
    'deep within a list',
    { body: object({ a: z.array(z.int()) }) },
    { body: object({ a: z.array(z.string()) }) },
    'a[]',
  ],
  ['an answer lacks a field', { answer: object({ a: z.int() }) }, { answer: object({}) }, 'answer.a: is gone'],
  [
    'it may be missing',
    { answer: object({ a: z.int() }) },
    { answer: object({ a: z.int().optional() }) },
    'may be missing',
  ],
  [
    'it may be null',
    { answer: object({ a: z.uuid() }) },
    { answer: object({ a: z.uuid().nullable() }) },
    'may be null now',
  ],
  [
    'a kind of thing changed',
    { answer: z.discriminatedUnion('kind', [object({ kind: z.literal('a'), more: z.int() })]) },
    { answer: z.discriminatedUnion('kind', [object({ kind: z.literal('a') })]) },
    'answer (kind="a").more: is gone',
  ],
  ['a parameter must be given', {}, { parameters: [query('a', true)] }, '→ a: must be given now'],
  ['a parameter is gone', { parameters: [query('a', false)] }, {}, '→ a: is no longer taken'],
  ['it needs another right', {}, { security: [{ bearer: ['calls:make'] }] }, 'needs the right calls:make now'],
  ['it has another name', {}, { operationId: 'doThat' }, 'is called doThat now'],
])('who was promised the old way is broken where %s', (_what, before, after, words) => {
  expect(breaks(before, after).join('\n')).toContain(words);
});
