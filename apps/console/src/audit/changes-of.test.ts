import { expect, test } from 'vitest';
import { changesOf } from './changes-of.ts';

test('only what differs is named, by its path, and a list of plain values is one setting', () => {
  const before = {
    name: 'Biuro',
    enabled: true,
    queue: { maxWaitSeconds: null },
    members: [{ accountId: 'a', priority: 1 }],
  };
  const after = {
    name: 'Biuro',
    enabled: false,
    queue: { maxWaitSeconds: 90 },
    members: [{ accountId: 'a', priority: 2 }],
    roles: ['auditor', 'supervisor'],
  };
  expect(changesOf(before, after)).toEqual([
    { path: 'enabled', before: 'true', after: 'false' },
    { path: 'queue.maxWaitSeconds', before: '–', after: '90' },
    { path: 'members.0.priority', before: '1', after: '2' },
    { path: 'roles', before: '–', after: 'auditor, supervisor' },
  ]);
});

test('what was made or removed is there whole, and nothing is nothing', () => {
  expect(changesOf(null, { name: 'Biuro' })).toEqual([{ path: 'name', before: '–', after: 'Biuro' }]);
  expect(changesOf({ name: 'Biuro', days: [] }, null)).toEqual([
    { path: 'name', before: 'Biuro', after: '–' },
    { path: 'days', before: '', after: '–' },
  ]);
  expect(changesOf(null, undefined)).toEqual([]);
});
