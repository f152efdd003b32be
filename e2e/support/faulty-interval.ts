import { setTimeout as delay } from 'node:timers/promises';
import type { Faults } from '@wpm/testkit';
import type { HandsetCall } from './handset-call.ts';
import { type CallStatistics, statisticsOf } from './statistics.ts';

/** One direction of an interval: what the network truly did, and what was counted of it. Loss in percent. */
export type Measured = { readonly lossTrue: number; readonly lossSeen: number; readonly delayDeviationMs: number };

/** An interval of a call over a network with faults; `down` is towards the handset. */
export type FaultyInterval = {
  /** Lost by the network, and as the browser counted. */
  readonly down: Measured & { readonly jitterMs: number };
  /** Lost by the network, and as the platform reported to the browser (RFC 3550 receiver reports). */
  readonly up: Measured & { readonly jitterMs: number };
  readonly rttTrueMs: number;
  readonly rttSeenMs: number | null;
  /** Of what the browser played, how much it had to make up, in percent. */
  readonly concealed: number;
  /** When the faults began and ended, in milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
};

const NO_FAULTS: Required<Faults> = {
  delay: 0,
  jitter: 0,
  loss: 0,
  duplicate: 0,
  reorder: 0,
  rate: 0,
  'burst-start': 0,
  'burst-end': 0,
  'in-order': 0,
};

/** Reports of receivers come every 5 s (RFC 3550 §6.2); two may be lost where much is. */
const REPORT_PATIENCE_MS = 20_000;

/** Lets a connected call go on over these faults for so long and says what was true and what was seen. */
export async function faultyInterval(call: HandsetCall, faults: Faults, forMs: number): Promise<FaultyInterval> {
  const { page } = call.anna;
  const { wifi } = call.network;
  await wifi.set('both', { ...NO_FAULTS, ...faults, loss: 0 });
  const first = await nextReport(call);
  await wifi.set('both', { ...NO_FAULTS, ...faults });
  await wifi.reset();
  const from = Date.now();
  // Traffic needs its time: the interval is what is measured.
  await delay(forMs);
  const [truth, last] = await Promise.all([wifi.stats(), statisticsOf(page)]);
  const until = Date.now();
  await wifi.set('both', { ...NO_FAULTS, ...faults, loss: 0, 'burst-start': 0 });
  const reported = await nextReport(call);
  const [down, up] = [truth.back, truth.there];
  const lost = last.lost - first.lost;
  return {
    down: {
      lossTrue: share(down.udpLost, down.udpIn),
      lossSeen: share(lost, lost + last.received - first.received),
      delayDeviationMs: down.delayDeviationMs,
      jitterMs: last.jitterMs,
    },
    up: {
      lossTrue: share(up.udpLost, up.udpIn),
      lossSeen: share(reported.remoteLost - first.remoteLost, last.sent - first.sent),
      delayDeviationMs: up.delayDeviationMs,
      jitterMs: last.remoteJitterMs,
    },
    rttTrueMs: up.meanDelayMs + down.meanDelayMs,
    rttSeenMs: reported.rttMs,
    concealed: share(last.concealed - first.concealed, last.played - first.played),
    from,
    until,
  };
}

/** The statistics just after the platform's next receiver report has reached the browser. */
export async function nextReport({ anna: { page } }: HandsetCall): Promise<CallStatistics> {
  const { reportedAt } = await statisticsOf(page);
  const until = performance.now() + REPORT_PATIENCE_MS;
  while (performance.now() < until) {
    const statistics = await statisticsOf(page);
    if (statistics.reportedAt > reportedAt) return statistics;
    await delay(50);
  }
  throw new Error(`the platform sent no receiver report within ${REPORT_PATIENCE_MS} ms`);
}

const share = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0);
