import { readFileSync } from 'node:fs';
import { ENDPOINTS } from '@wpm/contract';
import { breakingChanges, operationsOf, printPage, readDocument, responseOf } from '@wpm/integrations';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { describeOwnApi } from './description-routes.ts';
import { REFUSALS } from './refusal.ts';

const PROMISED = new URL('../../../../docs/integration/openapi.json', import.meta.url);

const description = describeOwnApi();
const operations = operationsOf(description);

test(
  'the description is valid OpenAPI 3.1, all its references lead somewhere, and a broken one would be refused',
  { timeout: 20_000 },
  async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(description))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(() => validator.resolveRefs()).not.toThrow();
    const broken = { ...structuredClone(description), paths: { '/x': { get: { parameters: [{ name: 'x' }] } } } };
    expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
  },
);

test('every endpoint of the contract is described once, with a summary, what it needs and how it can be refused', () => {
  expect(operations.map(({ operation }) => operation.operationId).toSorted()).toEqual(
    Object.keys(ENDPOINTS).toSorted(),
  );
  for (const { operation } of operations) {
    expect(operation.summary, operation.operationId).toMatch(/^[A-Z].{5,79}$/);
    expect(Object.keys(operation.responses), operation.operationId).toEqual(
      expect.arrayContaining(['200', '400', '500']),
    );
  }
  const open = operations.filter(({ operation }) => operation.security.length === 0);
  expect(open.map(({ operation }) => operation.operationId).toSorted()).toEqual([
    'acceptInvitation',
    'acceptPasswordReset',
    'askPasswordReset',
    'confirmEmail',
    'declineWake',
    'refreshSession',
    'reportWoken',
    'signIn',
    'signInByLink',
    'signOut',
  ]);
});

test('answers say which headers they have: what a key may still ask, when to ask again, that an answer was one before', () => {
  for (const { operation, method } of operations.filter((one) => one.operation.security.length > 0)) {
    const headers = Object.keys(responseOf(description, operation, '200')?.headers ?? {});
    const replayed = method === 'get' ? [] : ['Idempotency-Replayed'];
    expect(headers, operation.operationId).toEqual(['RateLimit-Policy', 'RateLimit', ...replayed]);
  }
  expect(description.components.responses['Refused429']?.headers).toHaveProperty('Retry-After');
});

test('every code of an endpoint stands beside the status it is sent with', () => {
  const { transferCall } = Object.fromEntries(operations.map(({ operation }) => [operation.operationId, operation]));
  const at = (status: string) => JSON.stringify(transferCall && responseOf(description, transferCall, status));
  for (const code of ENDPOINTS.transferCall.errors) expect(at(String(REFUSALS[code].status))).toContain(`"${code}"`);
  expect(at('401')).toContain('"session/required"');
  expect(at('409')).not.toContain('"item/taken"');
});

test('what was promised in docs/integration/openapi.json still holds', () => {
  const broken = breakingChanges(readDocument(readFileSync(PROMISED, 'utf8')), description);
  expect(
    broken,
    'These changes break programs that were written against /api/v1. Keep the old way beside the new one; where nobody can ' +
      'use it yet, say so in the commit and run `node scripts/publish-openapi.ts --break`.',
  ).toEqual([]);
});

test('the page shows every endpoint and shape as text', () => {
  const page = printPage(description, 'docs.css');
  for (const { operation, path } of operations) {
    expect(page).toContain(`<details id="${operation.operationId}">`);
    expect(page).toContain(path);
  }
  for (const name of Object.keys(description.components.schemas)) expect(page).toContain(`id="shape-${name}"`);
  expect(page).not.toMatch(/<script|style=|https?:/);
  const hostile = { ...description, info: { ...description.info, title: '</title><script>alert(1)</script>' } };
  expect(printPage(hostile, '"><script>')).not.toContain('<script>');
});
