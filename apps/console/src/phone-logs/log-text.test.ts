import { expect, test } from 'vitest';
import { logText } from './log-text.ts';

const SENT = {
  id: '0192f7a0-0000-7000-8000-000000000001',
  reference: 'K7-3FQ9',
  at: '2026-11-30T10:00:00.000Z',
  accountId: '0192f7a0-0000-7000-8000-000000000002',
  login: 'anna',
  name: 'Anna Nowak',
  userAgent: 'Mozilla/5.0',
  version: '1.2.0',
  sentence: 'Nie słychać\nklienta',
  entryCount: 2,
};

test('a log as a file tells whose it is, what they said, and each line with what is known of it', () => {
  const call = '0192f7a0-0000-7000-8000-000000000003';
  const text = logText(SENT, [
    { at: '2026-11-30T09:00:00.000Z', what: 'page-opened' },
    { at: '2026-11-30T09:01:00.000Z', what: 'call-ended-remote', code: 'call/busy', nth: 2, call },
  ]);
  expect(text.split('\n')).toEqual([
    '# K7-3FQ9  2026-11-30T10:00:00.000Z',
    '# Anna Nowak (anna)',
    '# 1.2.0  Mozilla/5.0',
    '# > Nie słychać',
    '# > klienta',
    '',
    '2026-11-30T09:00:00.000Z  page-opened',
    `2026-11-30T09:01:00.000Z  call-ended-remote      call/busy  #2  ${call}`,
    '',
  ]);
  expect(logText({ ...SENT, sentence: null }, [])).not.toContain('>');
});
