import { estimatedMos } from '@wpm/contract';
import type { LegStats } from '@wpm/media';
import { expect, test } from 'vitest';
import { qualityOf } from './leg-quality.ts';

const STATS: LegStats = {
  packetsSent: 1_000,
  packetsReceived: 950,
  packetsLost: 50,
  jitterMs: 3,
  rttMs: 30,
  remoteLoss: 0,
  remoteJitterMs: 2,
  jitterOverallMs: { mean: 4, max: 20 },
  rttOverallMs: { mean: 40, max: 90 },
  remoteJitterOverallMs: { mean: 6, max: 9 },
  remoteLossOverall: 0.02,
  silentMs: 0,
  codec: 'PCMA',
  isEncrypted: false,
};
const TRUNK = { kind: 'trunk', trunkId: 'lab' } as const;
const of = (stats: Partial<LegStats>) =>
  qualityOf({ leg: 'caller', peer: TRUNK, transport: 'rtp', stats: { ...STATS, ...stats } });

test('loss, jitter and round trip of either way become what that way was worth', () => {
  expect(of({})).toEqual({
    leg: 'caller',
    aor: null,
    trunkId: 'lab',
    transport: 'rtp',
    codec: 'PCMA',
    rtt: { mean: 40, max: 90 },
    received: {
      packets: 950,
      heard: {
        lossPercent: 5,
        jitterMs: { mean: 4, max: 20 },
        mos: estimatedMos({ lossPercent: 5, jitterMs: 4, rttMs: 40 }),
      },
    },
    sent: {
      packets: 1_000,
      heard: {
        lossPercent: 2,
        jitterMs: { mean: 6, max: 9 },
        mos: estimatedMos({ lossPercent: 2, jitterMs: 6, rttMs: 40 }),
      },
    },
  });
});

test('what nobody measured is unknown and not good', () => {
  const silent = of({ packetsReceived: 0, packetsLost: 0, jitterOverallMs: null, remoteLossOverall: null });
  expect(silent).toMatchObject({ received: { packets: 0, heard: null }, sent: { packets: 1_000, heard: null } });
});

test('a round trip nobody measured is no delay', () => {
  expect(of({ rttOverallMs: null })).toMatchObject({
    rtt: null,
    received: { heard: { mos: estimatedMos({ lossPercent: 5, jitterMs: 4, rttMs: 0 }) } },
  });
});

test('a leg that never agreed on sound has no quality', () => {
  expect(of({ codec: null })).toBeUndefined();
});
