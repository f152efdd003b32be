import { z } from 'zod';
import { AGENT_ACTIVITIES } from '../vocabulary.ts';
import { reportDay } from './call-report.ts';

const count = z.int().nonnegative();
const milliseconds = z.number().nonnegative();

/** What the rows of the report of campaigns are about. */
export const CAMPAIGN_GROUPS = ['campaign', 'day', 'hour-of-day'] as const;
export type CampaignGroup = (typeof CAMPAIGN_GROUPS)[number];

/** Limits of the service level: what each campaign wanted when the call came to it, or so many seconds for all. */
export const SERVICE_LIMITS = ['own', '10', '20', '30', '60'] as const;
export type ServiceLimit = (typeof SERVICE_LIMITS)[number];

/** Calls that came to campaigns, added up (F46, semantics). Averages and shares are null where there is nothing to divide by. */
export const campaignFigures = z.strictObject({
  /** A campaign's id, a day, or an hour of the day, `00` to `23`. */
  group: z.string(),
  /** The campaign's name; null where the row is about no one campaign. */
  name: z.string().nullable(),
  calls: count,
  answered: count,
  abandoned: count,
  /** Of the abandoned: those given up sooner than the campaign counts. */
  shortAbandoned: count,
  /** Waited too long, came out of hours, or failed. */
  lostOtherwise: count,
  /** Answered within the limit that was asked for. */
  withinLimit: count,
  /** Answered within the limit ÷ (answered + abandoned − short abandoned). */
  serviceLevel: z.number().min(0).max(1).nullable(),
  /** ASA: mean wait of the answered. */
  averageWaitMs: milliseconds.nullable(),
  longestWaitMs: milliseconds,
  /** Parts of agents in which they spoke. */
  handled: count,
  talkMs: milliseconds,
  holdMs: milliseconds,
  wrapUpMs: milliseconds,
  /** AHT: (talk + hold + wrap-up) ÷ handled. */
  averageHandlingMs: milliseconds.nullable(),
});
export type CampaignFigures = z.infer<typeof campaignFigures>;

/** What the rows of the report of agents are: each of them, or each of their days. */
export const AGENT_GROUPS = ['agent', 'day'] as const;
export type AgentGroup = (typeof AGENT_GROUPS)[number];

/** What a user did in a period, or on a day of it (F46, semantics). */
export const agentFigures = z.strictObject({
  accountId: z.uuid(),
  name: z.string(),
  /** Null where the row is of the whole period. */
  day: reportDay.nullable(),
  signedInMs: milliseconds,
  /** Time per status: what was chosen, what was happening, and which break. */
  statuses: z.array(
    z.strictObject({
      chosen: z.enum(['ready', 'in-queue', 'break']),
      activity: z.enum(AGENT_ACTIVITIES),
      /** Null where it was no break. */
      breakName: z.string().nullable(),
      ms: milliseconds,
    }),
  ),
  offered: count,
  answered: count,
  rejected: count,
  notAnswered: count,
  notDelivered: count,
  handled: count,
  missed: count,
  talkMs: milliseconds,
  holdMs: milliseconds,
  wrapUpMs: milliseconds,
  averageHandlingMs: milliseconds.nullable(),
  /** (talk + hold + wrap-up) ÷ (that + idle, in no break). */
  occupancy: z.number().min(0).max(1).nullable(),
});
export type AgentFigures = z.infer<typeof agentFigures>;

/** Customers missed for the first time in a period, by what has become of them since (F22). */
export const missedFigures = z.strictObject({
  /** A day, a campaign's id or `direct`, or a reason. */
  group: z.string(),
  /** The campaign's name; null where the row is about no one campaign, or it is gone. */
  name: z.string().nullable(),
  /** The day the row is about; where it is about none, the first of the report: for programs of when there were days only. */
  day: reportDay,
  customers: count,
  attempts: count,
  calledBack: count,
  calledAgain: count,
  byHand: count,
  open: count,
  averageCallBackMs: milliseconds.nullable(),
});
export type MissedFigures = z.infer<typeof missedFigures>;

/** What the rows of the report of quality are about. */
export const QUALITY_GROUPS = ['agent', 'network', 'day', 'hour-of-day'] as const;
export type QualityGroup = (typeof QUALITY_GROUPS)[number];

const measure = z.number().nonnegative().nullable();

/**
 * How legs of calls sounded (F36, F46), each by the worse of its two ways: as the platform received it, and as its far end reported.
 * Null where nobody measured. Means are of legs, greatest and least values of single seconds, but for loss and MOS, which are a leg's.
 */
export const qualityFigures = z.strictObject({
  /** A user's id, a trunk's id or a transport (`webrtc`, `rtp`, `srtp`), a day `YYYY-MM-DD`, or an hour of the day `08`. */
  group: z.string(),
  name: z.string().nullable(),
  legs: count,
  heard: count,
  /** Of an estimated MOS below 3.6. */
  poor: count,
  lossPercent: measure,
  lossMax: measure,
  jitterMs: measure,
  jitterMax: measure,
  rttMs: measure,
  rttMax: measure,
  mos: measure,
  mosMin: measure,
});
export type QualityFigures = z.infer<typeof qualityFigures>;
