import type { Counters, ReceiverReport } from './counters.ts';
import type { DirectionSample, Sample } from './sample.ts';

/** What an interval came to: its sample, and what the platform reported in it of all the time since its report before. */
export type Interval = { readonly sample: Sample; readonly reported: DirectionSample | null };

/** A report and how many packets were sent when it was seen; `seenAt` is on the clock of the samples, in milliseconds. */
export type SeenReport = { readonly report: ReceiverReport; readonly sentPackets: number; readonly seenAt: number };

/**
 * The sample of the interval between two readings of the counters, by what was added in it.
 * @param atMs time since the call was answered
 * @param last the newest report there was before this interval
 */
export function sampleInterval(before: Counters, after: Counters, atMs: number, last: SeenReport | null): Interval {
  return {
    sample: {
      atMs,
      inbound: receivedBetween(before, after),
      outbound: { lossPercent: null, jitterMs: null },
      rttMs: after.report?.rttMs ?? after.checkedRttMs,
    },
    reported: reportedSince(last, after, atMs),
  };
}

function receivedBetween(before: Counters, after: Counters): DirectionSample {
  if (after.received === null) return { lossPercent: null, jitterMs: null };
  const arrived = after.received.packets - (before.received?.packets ?? 0);
  const lost = after.received.lost - (before.received?.lost ?? 0);
  return { lossPercent: percent(lost, arrived + Math.max(0, lost)), jitterMs: after.received.jitterMs };
}

/**
 * What was lost since the last report that came. Its own fraction speaks only for the time since the last one that was
 * sent, and reports are lost too: it is taken for the first report alone. A report is seen up to a second after it
 * came, so what was sent is scaled from the time between the looks to the time between the reports.
 */
function reportedSince(
  last: SeenReport | null,
  { report, sentPackets }: Counters,
  atMs: number,
): DirectionSample | null {
  if (report === null || report.at === last?.report.at) return null;
  const { jitterMs, fractionLost, lost } = report;
  if (last === null) return { lossPercent: fractionLost === null ? null : fractionLost * 100, jitterMs };
  const sentMeanwhile = (sentPackets ?? 0) - last.sentPackets;
  const expected = (sentMeanwhile * (report.at - last.report.at)) / (atMs - last.seenAt);
  return { lossPercent: percent(lost - last.report.lost, expected), jitterMs };
}

/** Packets that overtake each other can make a count of lost ones fall: that is no loss, and no gain either. */
function percent(part: number, whole: number): number | null {
  return whole <= 0 ? null : Math.min(100, (100 * Math.max(0, part)) / whole);
}
