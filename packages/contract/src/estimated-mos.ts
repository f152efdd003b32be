/** What speech suffered on its way. */
export type Impairment = { readonly lossPercent: number; readonly jitterMs: number; readonly rttMs: number };

/** R of a connection without impairment, with the default values of ITU-T G.107 (06/2015), §7.7 and table 3. */
const R_DEFAULT = 93.2;
/** Packet-loss robustness of G.711 with concealment under random loss (ITU-T G.113 Appendix I, table I.4). */
const BPL = 25.1;
/** A packet holds 20 ms of speech, and must be full before it goes. */
const PACKET_MS = 20;

/**
 * An estimate of how speech was heard, 1 (bad) to 4.4 (as good as a telephone call gets): the E-model of ITU-T G.107, simplified.
 * R = R₀ − Id − Ie,eff; Id by the straight lines of Cole and Rosenbluth (ACM SIGCOMM CCR 31-2, 2001); Ie,eff by G.107 §7.5 with
 * the figures of G.711 for every codec; the playout buffer is taken as twice the jitter. Not a measurement of what was said.
 */
export function estimatedMos({ lossPercent, jitterMs, rttMs }: Impairment): number {
  const delayMs = rttMs / 2 + 2 * jitterMs + PACKET_MS;
  const byDelay = 0.024 * delayMs + 0.11 * Math.max(0, delayMs - 177.3);
  const byLoss = (95 * lossPercent) / (lossPercent + BPL);
  return opinionOf(R_DEFAULT - byDelay - byLoss);
}

/** G.107 Annex B. */
function opinionOf(r: number): number {
  if (r <= 0) return 1;
  if (r >= 100) return 4.5;
  return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
}
