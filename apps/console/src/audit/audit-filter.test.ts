import { expect, test } from 'vitest';
import { auditAddressOf, auditFilterOf, auditQueryOf } from './audit-filter.ts';

const EVERYTHING = { from: '', to: '', accountId: '', what: '', subject: '' };

test('a filter goes into the address and comes back as it was; an address that was typed is read as far as it makes sense', () => {
  const filter = { ...EVERYTHING, from: '2026-11-01', what: 'api-key', subject: 'x & y' };
  expect(auditFilterOf(auditAddressOf(filter))).toEqual(filter);
  expect(auditAddressOf(EVERYTHING)).toBe('');
  expect(auditFilterOf('from=yesterday&accountId=1&what=A.B')).toEqual(EVERYTHING);
});

test('days are whole ones where the auditor is, and a kind of thing ends where its name does', () => {
  expect(auditQueryOf(EVERYTHING)).toEqual({});
  expect(auditQueryOf({ ...EVERYTHING, from: '2026-11-01', to: '2026-11-01', what: 'campaign' })).toEqual({
    from: new Date(2026, 10, 1).toISOString(),
    to: new Date(2026, 10, 1, 23, 59, 59, 999).toISOString(),
    action: 'campaign.',
  });
});
