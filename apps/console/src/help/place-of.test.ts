import { expect, test } from 'vitest';
import { helpPlaceOf } from './place-of.ts';

test('the help of a page is the section that tells of it, and of a page below it', () => {
  expect(helpPlaceOf('/live')).toBe('supervisor#live');
  expect(helpPlaceOf('/reports/calls')).toBe('supervisor#reports');
  expect(helpPlaceOf('/reports/calls/0192f7a0-0000-7000-8000-000000000001')).toBe('supervisor#one-call');
  expect(helpPlaceOf('/reports/recordings/keeping')).toBe('administrator#settings');
  expect(helpPlaceOf('/administration/accounts/many')).toBe('administrator#bulk');
  expect(helpPlaceOf('/administration/webhooks')).toBe('administrator#crm');
  expect(helpPlaceOf('/administration/crm-pages')).toBe('administrator#crm');
  expect(helpPlaceOf('/')).toBe('supervisor#start');
});
