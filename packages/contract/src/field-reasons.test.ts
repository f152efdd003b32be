import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldReasonsOf } from './field-reasons.ts';

const reasonsOf = (schema: z.ZodType, input: unknown) => {
  const { error } = schema.safeParse(input);
  return error ? fieldReasonsOf(error) : {};
};

test('a text that must not be empty is required, one that must be longer is too short', () => {
  const schema = z.strictObject({ name: z.string().trim().min(1), password: z.string().min(10), note: z.string() });
  expect(reasonsOf(schema, { name: ' ', password: '', note: '' })).toEqual({ name: 'required', password: 'too-short' });
  expect(reasonsOf(schema, { password: '123456789', note: 1 })).toEqual({
    name: 'required',
    password: 'too-short',
    note: 'wrong-type',
  });
  expect(reasonsOf(schema, { name: 'x', password: '1234567890', note: '' })).toEqual({});
});

test('a list that must not be empty is required, a number may be too small', () => {
  const schema = z.strictObject({ days: z.array(z.string()).min(1), seconds: z.int().min(1) });
  expect(reasonsOf(schema, { days: [], seconds: 0 })).toEqual({ days: 'required', seconds: 'too-small' });
});

test('a field nobody asked for is named with the place it stands at, a body that is no object is `body`', () => {
  const schema = z.strictObject({ queue: z.strictObject({}) });
  expect(reasonsOf(schema, { queue: { a: 1 }, b: 2 })).toEqual({ 'queue.a': 'unknown-field', b: 'unknown-field' });
  expect(reasonsOf(schema, 'x')).toEqual({ body: 'wrong-type' });
});
