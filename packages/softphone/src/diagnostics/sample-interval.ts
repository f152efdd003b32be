import type { Counters } from './counters.ts';
import type { DirectionSample, Sample } from './sample.ts';

/** What an interval came to: its sample, and what the platform reported in it of all the time since its report before. */
export type Interval = { readonly sample: Sample; readonly reported: DirectionSample | null };

/**
 * The sample of the interval between two readings of the counters, by what was added in it.
 * @param atMs time since the call was answered
 */
export function sampleInterval(before: Counters, after: Counters, atMs: number): Interval {
  return {
    sample: {
      atMs,
      inbound: receivedBetween(before, after),
      outbound: { lossPercent: null, jitterMs: null },
      rttMs: after.report?.rttMs ?? after.checkedRttMs,
    },
    reported: reportedBetween(before, after),
  };
}

function receivedBetween(before: Counters, after: Counters): DirectionSample {
  if (after.received === null) return { lossPercent: null, jitterMs: null };
  const arrived = after.received.packets - (before.received?.packets ?? 0);
  const lost = after.received.lost - (before.received?.lost ?? 0);
  return { lossPercent: percent(lost, arrived + Math.max(0, lost)), jitterMs: after.received.jitterMs };
}

/** The report's own fraction counts what the platform expected, which is exact; ours counts by when we looked. */
function reportedBetween(before: Counters, after: Counters): DirectionSample | null {
  const { report } = after;
  if (report === null || report.at === before.report?.at) return null;
  const { fractionLost } = report;
  if (fractionLost !== null) return { lossPercent: fractionLost * 100, jitterMs: report.jitterMs };
  const sent = (after.sentPackets ?? 0) - (before.sentPackets ?? 0);
  return { lossPercent: percent(report.lost - (before.report?.lost ?? 0), sent), jitterMs: report.jitterMs };
}

/** Packets that overtake each other can make a count of lost ones fall: that is no loss, and no gain either. */
function percent(part: number, whole: number): number | null {
  return whole <= 0 ? null : Math.min(100, (100 * Math.max(0, part)) / whole);
}
