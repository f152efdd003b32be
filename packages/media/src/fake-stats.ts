import type { LegStats } from './media-plane.ts';

/** The statistics of a leg without packets. */
export const NO_STATS: LegStats = {
  packetsSent: 0,
  packetsReceived: 0,
  packetsLost: 0,
  jitterMs: 0,
  rttMs: null,
  remoteLoss: null,
  remoteJitterMs: null,
  jitterOverallMs: null,
  rttOverallMs: null,
  remoteJitterOverallMs: null,
  remoteLossOverall: null,
  silentMs: null,
  codec: null,
  isEncrypted: false,
};
