import { z } from 'zod';
import { CALL_DIRECTIONS, CALL_RESULTS, ENDED_BY, FORWARDING_REASONS, OUTCOMES, QUEUE_EXITS } from '../vocabulary.ts';
import { party, recordingMark } from './call.ts';
import { classification } from './classification.ts';
import { classifierFilter } from './said-classifier.ts';

/** A day of the tenant's calendar, `YYYY-MM-DD`. */
export const reportDay = z.iso.date();

/** Periods a report can be asked for by name; `between` says its days itself. */
export const REPORT_PERIODS = [
  'today',
  'yesterday',
  '7-days',
  '30-days',
  'this-month',
  'last-month',
  'between',
] as const;
export type ReportPeriodName = (typeof REPORT_PERIODS)[number];

/** What every report takes: whole days of the tenant's time zone, both included. */
export const reportPeriod = {
  period: z.enum(REPORT_PERIODS).default('today'),
  /** Of `between` only; without one that end is today. */
  first: reportDay.optional(),
  last: reportDay.optional(),
};

/** What every report answers: the days it covers, and where they are counted. */
export const coveredDays = z.strictObject({ first: reportDay, last: reportDay, timeZone: z.string() });
export type CoveredDays = z.infer<typeof coveredDays>;

export const CALL_REPORT_SORTS = ['newest', 'oldest', 'longest-talk', 'longest-wait'] as const;
export type CallReportSort = (typeof CALL_REPORT_SORTS)[number];

/** How reports ask for the way a wait ended: by one exit, or by what sums count. */
export const QUEUE_EXIT_FILTERS = [...QUEUE_EXITS, 'abandoned-short', 'lost-otherwise'] as const;
export type QueueExitFilter = (typeof QUEUE_EXIT_FILTERS)[number];

const milliseconds = z.int().nonnegative();

/** What narrows the report of calls down. `number` is any part of either number; seconds are of talking. */
export const callReportFilter = {
  ...reportPeriod,
  agentId: z.uuid().optional(),
  campaignId: z.uuid().optional(),
  direction: z.enum(CALL_DIRECTIONS).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  /** How the wait in the campaign's queue ended; given up sooner than the campaign counts; neither answered nor given up. */
  left: z.enum(QUEUE_EXIT_FILTERS).optional(),
  number: z.string().trim().max(32).optional(),
  classifier: classifierFilter.optional(),
  minSeconds: z.coerce.number().int().min(0).max(86_400).optional(),
  maxSeconds: z.coerce.number().int().min(0).max(86_400).optional(),
};

/** A while within a part, in milliseconds since it began. */
const partStretch = z.strictObject({ fromMs: milliseconds, toMs: milliseconds });

/** One user's part in a call that is over (F46), or a call nobody took part in: then `part` is 0 and `agent` null. */
export const reportedPart = z.strictObject({
  callId: z.uuid(),
  part: z.int().nonnegative(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  direction: z.enum(CALL_DIRECTIONS),
  campaign: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  /** Our end: the number that was called, or shown to the called one. */
  ownNumber: z.string(),
  customer: party,
  agent: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  /** What the agent's phone was: a browser, or a phone of another maker; null where its leg carried no sound. */
  device: z.enum(['browser', 'sip-phone']).nullable(),
  /** Time in the campaign's queue, and how it ended; null where it came to none. */
  queue: z.strictObject({ waitMs: milliseconds, left: z.enum(QUEUE_EXITS).nullable() }).nullable(),
  ringMs: milliseconds,
  talkMs: milliseconds,
  holdMs: milliseconds,
  /** How long they asked a colleague or somebody else while the other waited; it is a part of the talk. */
  consultationMs: milliseconds,
  /** When they held the other, and when they asked: milliseconds since the part began. Empty of calls made before that was kept. */
  holds: z.array(partStretch),
  consultations: z.array(partStretch),
  /** Null where the agent had no wrap-up after it. */
  wrapUpMs: milliseconds.nullable(),
  result: z.enum(CALL_RESULTS),
  outcome: z.enum(OUTCOMES),
  endedBy: z.enum(ENDED_BY).nullable(),
  transferredFrom: party.nullable(),
  transferredTo: party.nullable(),
  /** Of the last step that was followed (F44); null where it was not forwarded. */
  forwarded: z.strictObject({ reason: z.enum(FORWARDING_REASONS), to: party }).nullable(),
  classification: classification.nullable(),
  recording: recordingMark.nullable(),
  /** The worst of the call's legs, both ways; null where nothing was measured. */
  sound: z
    .strictObject({
      lossPercent: z.number().nullable(),
      jitterMs: z.number().nullable(),
      rttMs: z.number().nullable(),
      mos: z.number().nullable(),
    })
    .nullable(),
});
export type ReportedPart = z.infer<typeof reportedPart>;
