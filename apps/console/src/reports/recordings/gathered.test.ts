import type { AuditedEntry } from '@wpm/contract';
import { expect, test } from 'vitest';
import { gathered } from './gathered.ts';

function entry(id: string, time: string, more: Partial<AuditedEntry> = {}): AuditedEntry {
  const account = { id: '0192f7a0-0000-7000-8000-000000000001', login: 'anna', displayName: 'Anna' };
  const about = { subject: null, before: null, after: null, source: '10.0.0.1' };
  return { id, at: `2026-11-20T${time}Z`, account, action: 'recording.listen', result: 'ok', ...about, ...more };
}

test('the requests of one listening are told once, by the time of the first', () => {
  const log = [entry('3', '10:09:00'), entry('2', '10:01:00'), entry('1', '10:00:00')];
  expect(gathered(log)).toMatchObject([{ id: '1', at: '2026-11-20T10:00:00Z', who: 'Anna', requests: 3 }]);
});

test.each<[string, Partial<AuditedEntry>]>([
  ['downloads', { action: 'recording.download' }],
  ['is refused', { result: 'request/not-found' }],
  ['is somebody else', { account: null }],
  ['sits elsewhere', { source: '10.0.0.2' }],
])('who %s is told apart', (_, more) => {
  expect(gathered([entry('2', '10:01:00', more), entry('1', '10:00:00')])).toHaveLength(2);
});

test('who listens again later is told again', () => {
  expect(gathered([entry('2', '10:10:01'), entry('1', '10:00:00')])).toHaveLength(2);
});
