import type { ErasureCertificate } from '@wpm/contract';
import { expect, test } from 'vitest';
import { certificateText } from './certificate-text.ts';
import { en } from './words/en.ts';

const ID = '0192f7a0-0000-7000-8000-000000000001';
const AT = '2026-11-20T10:00:00.000Z';
const known = { recordingId: ID, callId: ID, startedAt: AT, durationMs: 61_400, bytes: 1_000 };
const CERTIFICATE: ErasureCertificate = {
  erasure: { id: ID, at: AT, by: 'Maria', numberEnd: '400', reason: 'Asked by letter', recordings: 2, ladders: 3 },
  erased: [
    { ...known, sha256: 'ab12', goneAt: AT },
    { ...known, sha256: null, goneAt: null },
  ],
};

test('a certificate says who erased what, when, why, and how each file is known', () => {
  const text = certificateText(CERTIFICATE, en, '+48600300400');
  for (const part of [ID, AT, 'Maria', '+48600300400', 'Asked by letter', '(calls): 3', `61; 1000; ab12; ${AT}`])
    expect(text).toContain(part);
  expect(text).toContain('none (not archived yet); under way');
});

test('a certificate that is fetched later has the end of the number only', () => {
  expect(certificateText(CERTIFICATE, en, null)).toContain('ends in 400');
});
