import { setTimeout as delay } from 'node:timers/promises';
import type { Faults } from '@wpm/testkit';
import type { HandsetCall } from './handset-call.ts';
import { type CallStatistics, statisticsOf } from './statistics.ts';

/** One direction of an interval: what the network truly did, and what was counted of it. Loss in percent. */
export type Measured = {
  readonly lossTrue: number;
  readonly lossSeen: number;
  readonly delayDeviationMs: number;
  /** The mean change of delay from packet to packet, which is what RFC 3550 §6.4.1 calls jitter: of two normal draws 2/√π deviations. */
  readonly jitterTrueMs: number;
  /** The mean of what was counted. */
  readonly jitterMs: number;
};

/** An interval of a call over a network with faults; `down` is towards the handset. */
export type FaultyInterval = {
  /** Lost by the network, and as the browser counted. */
  readonly down: Measured;
  /** Lost by the network, and as the platform reported to the browser (RFC 3550 receiver reports). */
  readonly up: Measured;
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
  const jitters = await jittersDuring(call, forMs);
  const [truth, last] = await Promise.all([wifi.stats(), statisticsOf(page)]);
  const until = Date.now();
  await wifi.set('both', { ...NO_FAULTS, ...faults, loss: 0, 'burst-start': 0 });
  const reported = await nextReport(call);
  const [down, up] = [truth.back, truth.there];
  const lost = last.lost - first.lost;
  return {
    down: {
      lossTrue: share(down.udpLost, down.udpIn),
      // What comes twice can make it less than nothing.
      lossSeen: Math.max(0, share(lost, lost + last.received - first.received)),
      ...jitterOf(down.delayDeviationMs, jitters.down),
    },
    up: {
      lossTrue: share(up.udpLost, up.udpIn),
      lossSeen: share(reported.remoteLost - first.remoteLost, last.sent - first.sent),
      ...jitterOf(up.delayDeviationMs, jitters.up),
    },
    rttTrueMs: up.meanDelayMs + down.meanDelayMs,
    rttSeenMs: reported.rttMs,
    concealed: share(last.concealed - first.concealed, last.played - first.played),
    from,
    until,
  };
}

/** One reading is a smoothed one, of the last sixteen packets: what a second has is another. */
const READ_EVERY_MS = 1_000;

/** What is counted of jitter in the course of an interval; of what is sent once for each report. */
async function jittersDuring({ anna: { page } }: HandsetCall, forMs: number) {
  const until = performance.now() + forMs;
  const down: number[] = [];
  const up = new Map<number, number>();
  let { reportedAt } = await statisticsOf(page);
  while (performance.now() < until) {
    await delay(Math.min(READ_EVERY_MS, until - performance.now()));
    const now = await statisticsOf(page);
    down.push(now.jitterMs);
    if (now.reportedAt > reportedAt) up.set(now.reportedAt, now.remoteJitterMs);
    ({ reportedAt } = now);
  }
  return { down, up: [...up.values()] };
}

const jitterOf = (delayDeviationMs: number, seen: readonly number[]) => ({
  delayDeviationMs,
  jitterTrueMs: (2 / Math.sqrt(Math.PI)) * delayDeviationMs,
  jitterMs: seen.reduce((sum, each) => sum + each, 0) / Math.max(1, seen.length),
});

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
