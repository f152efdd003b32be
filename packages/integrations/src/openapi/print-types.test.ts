import { ENDPOINTS } from '@wpm/contract';
import { expect, test } from 'vitest';
import { describeApi } from './describe-api.ts';
import { printTypes } from './print-types.ts';
import { SUMMARIES } from './summaries.ts';

const document = describeApi({ endpoints: ENDPOINTS, summaries: SUMMARIES, refusals: {}, version: '1.0.0' });

test('every endpoint that needs a right has a method with its types, and what comes before signing in has none', () => {
  const printed = printTypes(document, ENDPOINTS);
  const names = [...printed.matchAll(/^ {2}(\w+)\(input/gm)].map(([, name]) => name);
  const wanted = Object.entries(ENDPOINTS).filter(([, { right }]) => right !== 'public');
  expect(new Set(names)).toEqual(new Set(wanted.map(([name]) => name)));
  expect(names).toHaveLength(wanted.length);
  expect(printed).toContain(
    'placeCall(input: { readonly "user"?: string; readonly "to": string; readonly "campaign"?: string }, options?: SendOptions)',
  );
  expect(printed).toMatch(/Promise<Answer<\{ readonly "callId": string \}, "call\//);
  expect(printed).toContain('getMe(input?: Record<string, never>');
  expect(printed).toContain('export type RealtimeEvent = ');
  expect(printed).not.toMatch(/: (any\b|;|\)| \})/);
});

test('a schema that is of no kind known here is refused, not printed as something', () => {
  const strange = { ...document.components, schemas: { Strange: { type: 'function' } } };
  expect(() => printTypes({ ...document, components: strange }, ENDPOINTS)).toThrow('no type for');
});
