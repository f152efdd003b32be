import { expect, test } from 'vitest';
import { reasonAt } from './reasons.ts';

test('a field is found whether the schema or the platform itself named it', () => {
  expect(reasonAt({ 'settings.login': 'wrong-format' }, 'login')).toBe('wrong-format');
  expect(reasonAt({ login: 'taken' }, 'login')).toBe('taken');
});

test('what is wrong inside a field is told at the field, but not at one whose name only begins alike', () => {
  expect(reasonAt({ 'settings.members.3.accountId': 'does-not-exist' }, 'members')).toBe('does-not-exist');
  expect(reasonAt({ 'settings.nameless': 'required' }, 'name')).toBeUndefined();
  expect(reasonAt(undefined, 'name')).toBeUndefined();
});
