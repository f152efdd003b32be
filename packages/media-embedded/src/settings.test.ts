import os from 'node:os';
import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const GOOD = {
  WPM_MEDIA_THREADS: '3',
  WPM_RTP: '127.0.0.1:20000-29999',
  WPM_MEDIA_SOCKET: '/run/media.sock',
  WPM_RECORDINGS: '/data',
};

test('the settings of the environment are read, with their defaults', () => {
  expect(readSettings(GOOD)).toEqual({
    ok: true,
    value: {
      rtp: [{ address: '127.0.0.1', low: 20_000, high: 29_999 }],
      publicAddress: undefined,
      profiles: [1, 7],
      threads: 3,
      socketPath: '/run/media.sock',
      recordings: '/data',
      sounds: { country: 'PL', folder: undefined },
      orphanMs: 600_000,
    },
  });
  expect(readSettings({ ...GOOD, WPM_MEDIA_THREADS: '' })).toMatchObject({
    value: { threads: Math.max(1, Math.min(4, os.availableParallelism() - 1)) },
  });
  expect(readSettings({ ...GOOD, WPM_SRTP_PREFERS: 'aes-gcm' })).toMatchObject({ value: { profiles: [7, 1] } });
  expect(readSettings({ ...GOOD, WPM_RTP: '[::1]:20000-20100' })).toMatchObject({
    value: { rtp: [{ address: '::1' }] },
  });
  expect(readSettings({ ...GOOD, WPM_RTP: '127.0.0.1:20000-20100,[::1]:30000-30100' })).toMatchObject({
    value: {
      rtp: [
        { address: '127.0.0.1', low: 20_000 },
        { address: '::1', low: 30_000 },
      ],
    },
  });
});

test.each([
  { WPM_RTP: 'localhost:1-9' },
  { WPM_RTP: '127.0.0.1:20000-20100,' },
  { WPM_RTP: '127.0.0.1:20000-20100,127.0.0.2:20000-20100' },
  { WPM_RTP: '127.0.0.1:20000-20001' },
  { WPM_RTP: '127.0.0.1:20000-70000' },
  { WPM_PUBLIC_ADDRESS: 'example.org' },
  { WPM_MEDIA_SOCKET: '' },
  { WPM_RECORDINGS: '' },
  { WPM_MEDIA_ORPHAN_SECONDS: 'soon' },
  { WPM_SRTP_PREFERS: 'des' },
  { WPM_MEDIA_THREADS: '0' },
  { WPM_MEDIA_THREADS: '17' },
  { WPM_MEDIA_THREADS: '1.5' },
  { WPM_COUNTRY: 'XX' },
])('%o is refused with a reason', (wrong) => {
  expect(readSettings({ ...GOOD, ...wrong })).toMatchObject({ ok: false, error: { code: 'settings/invalid' } });
});
