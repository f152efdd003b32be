import { estimatedMos } from '@wpm/contract';
import type { LegStats, LegTransport } from '@wpm/media';
import type { Peer } from '../party.ts';
import type { HeardQuality, LegQuality } from '../record.ts';
import type { LegId } from './leg-id.ts';

/** A leg as its media ends. */
export type MeasuredLeg = {
  readonly leg: LegId;
  readonly peer: Peer;
  readonly transport: LegTransport;
  readonly stats: LegStats;
};

/** How a leg sounded; undefined where no sound was ever agreed: it only rang. */
export function qualityOf({ leg, peer, transport, stats }: MeasuredLeg): LegQuality | undefined {
  if (stats.codec === null) return undefined;
  const rttMs = stats.rttOverallMs?.mean ?? 0;
  return {
    leg,
    aor: peer.kind === 'account' ? peer.aor : null,
    trunkId: peer.kind === 'trunk' ? peer.trunkId : null,
    transport: agreedOf(transport, stats),
    codec: stats.codec,
    rtt: stats.rttOverallMs,
    received: { packets: stats.packetsReceived, heard: receivedOf(stats, rttMs) },
    sent: { packets: stats.packetsSent, heard: reportedOf(stats, rttMs) },
  };
}

function agreedOf(transport: LegTransport, { isEncrypted }: LegStats): LegQuality['transport'] {
  if (transport !== 'srtp-or-rtp') return transport;
  return isEncrypted ? 'srtp' : 'rtp';
}

function receivedOf({ packetsReceived, packetsLost, jitterOverallMs }: LegStats, rttMs: number): HeardQuality | null {
  if (packetsReceived === 0) return null;
  const lossPercent = (100 * packetsLost) / (packetsReceived + packetsLost);
  return heard(lossPercent, jitterOverallMs ?? { mean: 0, max: 0 }, rttMs);
}

function reportedOf({ remoteLossOverall, remoteJitterOverallMs }: LegStats, rttMs: number): HeardQuality | null {
  if (remoteLossOverall === null || remoteJitterOverallMs === null) return null;
  return heard(100 * remoteLossOverall, remoteJitterOverallMs, rttMs);
}

/** The round trip counts as none where nobody measured it: the estimate is then too good by the delay alone. */
function heard(lossPercent: number, jitterMs: HeardQuality['jitterMs'], rttMs: number): HeardQuality {
  return { lossPercent, jitterMs, mos: estimatedMos({ lossPercent, jitterMs: jitterMs.mean, rttMs }) };
}
