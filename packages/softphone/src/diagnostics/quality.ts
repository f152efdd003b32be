import type { Counters, ReceiverReport } from './counters.ts';
import { type DirectionOfSound, type DirectionSample, isOver, type Sample } from './sample.ts';
import { type SeenReport, sampleInterval } from './sample-interval.ts';
import { UNWATCHED, type Watch, watch } from './warning.ts';

/** What is wrong with the line, worst first. `from` is what is heard here, `to` what the other side hears of us. */
export const TROUBLES = [
  'no-audio-from',
  'no-audio-to',
  'loss-from',
  'loss-to',
  'jitter-from',
  'jitter-to',
  'delay',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** The diagnostics of a call that is up (F36, F37). */
export type Quality = {
  /** One a second. Those of the last seconds get their outbound part when the platform reports. */
  readonly samples: readonly Sample[];
  readonly troubles: readonly Trouble[];
  readonly since: Since;
};

/** What the next sample is made from. Instants are in milliseconds since the call was answered. */
type Since = {
  readonly counters: Counters;
  readonly receivedAt: number;
  readonly sentAt: number;
  readonly lastReport: SeenReport | null;
  /** Samples whose outbound part nothing was reported of yet. */
  readonly unreported: number;
  readonly watches: Readonly<Partial<Record<Trouble, Watch>>>;
};

const SILENT_AFTER_MS = 2_000;
/** Reports come every 5 s, up to half more (RFC 3550 §6.3.1); two may be lost before their absence says something. */
const UNREPORTED_AFTER_MS = 16_000;
/** A report speaks for all the time since the one before, also where some between them were lost; a first one for no more than this. */
const FIRST_COVERS = 10;

const NOTHING: Counters = { received: null, sentPackets: null, report: null, checkedRttMs: null };

/** A call that was answered just now. @param counters at that moment: early media may have flowed before */
export function newQuality(counters: Counters | null): Quality {
  const since: Since = {
    counters: counters ?? NOTHING,
    receivedAt: 0,
    sentAt: 0,
    lastReport: counters?.report ? seen(counters, counters.report, 0) : null,
    unreported: 0,
    watches: {},
  };
  return { samples: [], troubles: [], since };
}

/** The quality after another second. @param atMs time since the call was answered */
export function advanceQuality({ samples, since }: Quality, counters: Counters, atMs: number): Quality {
  const { sample, reported } = sampleInterval(since.counters, counters, atMs, since.lastReport);
  const unreported = since.unreported + 1;
  const covered = reported === null ? 0 : Math.min(unreported, since.lastReport === null ? FIRST_COVERS : unreported);
  const next: Since = {
    counters,
    receivedAt: grew(since.counters.received?.packets, counters.received?.packets) ? atMs : since.receivedAt,
    sentAt: grew(since.counters.sentPackets, counters.sentPackets) ? atMs : since.sentAt,
    lastReport: counters.report && reported ? seen(counters, counters.report, atMs) : since.lastReport,
    unreported: reported === null ? unreported : 0,
    watches: watched(since.watches, sample, reported, covered),
  };
  const heard = [...samples, sample];
  return {
    samples: reported === null ? heard : withOutbound(heard, reported, covered),
    troubles: TROUBLES.filter((trouble) => isTroubled(trouble, next, atMs)),
    since: next,
  };
}

function seen({ sentPackets }: Counters, report: ReceiverReport, atMs: number): SeenReport {
  return { report, sentPackets: sentPackets ?? 0, seenAt: atMs };
}

function grew(before: number | null | undefined, after: number | null | undefined): boolean {
  return (after ?? 0) > (before ?? 0);
}

/** A report that comes every 5 s is as good as the samples of the 5 s it speaks for. */
function watched(
  before: Since['watches'],
  { inbound, rttMs }: Sample,
  outbound: DirectionSample | null,
  covered: number,
): Since['watches'] {
  const advance = (trouble: Trouble, over: boolean, times = 1) => {
    let after = before[trouble] ?? UNWATCHED;
    for (let i = 0; i < times; i++) after = watch(after, over);
    return after;
  };
  return {
    'loss-from': advance('loss-from', isOver('lossPercent', inbound.lossPercent)),
    'jitter-from': advance('jitter-from', isOver('jitterMs', inbound.jitterMs)),
    'loss-to': advance('loss-to', isOver('lossPercent', outbound?.lossPercent ?? null), covered),
    'jitter-to': advance('jitter-to', isOver('jitterMs', outbound?.jitterMs ?? null), covered),
    delay: advance('delay', isOver('rttMs', rttMs)),
  };
}

function withOutbound(samples: readonly Sample[], outbound: DirectionSample, covered: number): readonly Sample[] {
  const from = samples.length - covered;
  return samples.map((sample, index) => (index < from ? sample : { ...sample, outbound }));
}

function isTroubled(trouble: Trouble, since: Since, atMs: number): boolean {
  if (trouble === 'no-audio-from') return atMs - since.receivedAt >= SILENT_AFTER_MS;
  if (trouble === 'no-audio-to') {
    const reportsStopped = since.lastReport !== null && atMs - since.lastReport.seenAt >= UNREPORTED_AFTER_MS;
    return atMs - since.sentAt >= SILENT_AFTER_MS || reportsStopped;
  }
  return since.watches[trouble]?.kind === 'warning';
}

/** What is known last of a direction. */
export function latest({ samples }: Pick<Quality, 'samples'>, direction: DirectionOfSound): DirectionSample {
  return samples.findLast((sample) => sample[direction].jitterMs !== null)?.[direction] ?? NOTHING_KNOWN;
}

const NOTHING_KNOWN: DirectionSample = { lossPercent: null, jitterMs: null };
