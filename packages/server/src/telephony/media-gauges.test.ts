import { expect, test } from 'vitest';
import { mediaGauges } from './media-gauges.ts';

const METRICS = {
  sessions: 3,
  legs: 6,
  recordings: 2,
  recordingsRefused: 1,
  portsUsed: 3,
  busy: 0.5,
  cpu: 0.4,
  lateMs: 2,
  full: true,
  packetsReceived: 10,
  packetsSent: 11,
  forged: 1,
  replayed: 2,
  dtlsFailures: 3,
  refused: 4,
  orphansEnded: 5,
  desks: [{ busy: 0.6, cpu: 0.5, lateMs: 4, full: false }],
};

test('the engine is told in figures, seconds among them', async () => {
  const gauges = await mediaGauges({ metrics: () => Promise.resolve(METRICS) });
  expect(gauges).toMatchObject({
    wpm_media_up: 1,
    wpm_media_full: 1,
    wpm_media_legs: 6,
    wpm_media_recordings_refused: 1,
    wpm_media_late_seconds: 0.002,
    wpm_media_srtp_replayed: 2,
    wpm_media_dtls_failures: 3,
    wpm_media_sessions_refused: 4,
    'wpm_media_sound_busy_ratio{thread="sound-1"}': 0.6,
    'wpm_media_sound_late_seconds{thread="sound-1"}': 0.004,
  });
});

test('an engine that is gone is down, and the other figures are still there for who asks', async () => {
  expect(await mediaGauges({ metrics: () => Promise.reject(new Error('gone')) })).toEqual({ wpm_media_up: 0 });
});
