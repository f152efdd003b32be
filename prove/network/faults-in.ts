import type { Faults } from '@wpm/testkit';
import type { FaultyInterval } from '../../e2e/support/faulty-interval.ts';

/** How far what is counted may be off what was true. */
export const AIM = { lossPoints: 1, rttMs: 5, rttShare: 0.05, jitterShare: 0.25 };
/** A machine that adds more jitter than this of its own is no judge of it. */
const MOST_NOISE_MS = 15;
/** No more than this is forgiven of a round trip, of which there is one in an interval. */
const MOST_ADDED_MS = 60;

/** What the machine itself adds, in milliseconds: seen by the same counters over a network that does nothing. */
export type Noise = { readonly down: number; readonly up: number; readonly rtt: number };

/** Of an interval without faults everything that is seen is the machine's. */
export const noiseOf = ({ down, up, rttTrueMs, rttSeenMs }: FaultyInterval): Noise => ({
  down: Math.max(0, down.jitterMs - down.jitterTrueMs),
  up: Math.max(0, up.jitterMs - up.jitterTrueMs),
  rtt: Math.max(0, (rttSeenMs ?? Infinity) - rttTrueMs),
});

/** What it may have added in between, where it added this before and that after. */
export const between = (before: Noise, after: Noise): Noise => ({
  down: Math.max(before.down, after.down),
  up: Math.max(before.up, after.up),
  rtt: Math.max(before.rtt, after.rtt),
});

/** What was counted otherwise than it was, beyond what the machine adds of its own; it adds, and takes nothing away. */
export function faultsIn(interval: FaultyInterval, { jitter, reorder }: Faults, noise: Noise): string[] {
  const off = (['down', 'up'] as const).flatMap((way) => lossFaults(way, interval));
  // Who overtakes here does so by the whole delay: one round trip, or change of delay, is nothing like their mean.
  if (reorder) return off;
  const jitters = jitter ? (['down', 'up'] as const).flatMap((way) => jitterFaults(way, interval, noise[way])) : [];
  return [...off, ...jitters, ...rttFaults(interval, noise)];
}

function lossFaults(way: 'down' | 'up', { [way]: seen }: FaultyInterval): string[] {
  const loss = seen.lossSeen - seen.lossTrue;
  return Math.abs(loss) > AIM.lossPoints ? [`loss ${way} by ${loss.toFixed(2)} points`] : [];
}

/** What is true is reckoned for delays that are spread as jitter is. */
function jitterFaults(way: 'down' | 'up', { [way]: seen }: FaultyInterval, noiseMs: number): string[] {
  if (noiseMs > MOST_NOISE_MS) return [`jitter ${way}: the machine adds ${noiseMs.toFixed(0)} ms, not to be judged`];
  const least = (1 - AIM.jitterShare) * seen.jitterTrueMs;
  const most = (1 + AIM.jitterShare) * (seen.jitterTrueMs + noiseMs);
  if (seen.jitterMs >= least && seen.jitterMs <= most) return [];
  return [`jitter ${way} ${seen.jitterMs.toFixed(1)} ms, not ${least.toFixed(1)} to ${most.toFixed(1)}`];
}

/** One round trip is one draw of the delays of both ways, and of what the machine adds to each. */
function rttFaults({ down, up, rttTrueMs, rttSeenMs }: FaultyInterval, noise: Noise): string[] {
  const drawn = 2 * Math.hypot(down.delayDeviationMs, up.delayDeviationMs);
  const off = (rttSeenMs ?? Infinity) - rttTrueMs;
  const may = Math.max(AIM.rttMs, AIM.rttShare * rttTrueMs) + drawn;
  const added = Math.min(MOST_ADDED_MS, noise.rtt + noise.down + noise.up);
  return off < -may || off > may + added
    ? [`RTT by ${off.toFixed(0)} ms, of which ${added.toFixed(0)} may be the machine's`]
    : [];
}
