import { z } from 'zod';
import type { Schema } from '../endpoint.ts';
import {
  CALL_DIRECTIONS,
  CALL_REFUSALS,
  CALL_RESULTS,
  DIRECTIONS,
  ENDED_BY,
  FORWARDING_REASONS,
  FORWARDING_REFUSALS,
  MENU_EXITS,
  MENU_TARGETS,
  OUTCOMES,
  QUEUE_EXITS,
} from '../vocabulary.ts';

import { saidClassifier } from './said-classifier.ts';

/** One of the two ends of a call: a number, and a name where one is known. */
export const party = z.strictObject({
  /** E.164 for the outside world, the extension for a colleague, `anonymous` where withheld. */
  number: z.string(),
  name: z.string().nullable(),
});
export type Party = z.infer<typeof party>;

/** A part of a recording, as offsets into its audio in milliseconds. */
export const recordingStretch = z.strictObject({ fromMs: z.int().nonnegative(), toMs: z.int().nonnegative() });

export const recordingMark = z.strictObject({
  id: z.uuid(),
  /** Length of the audio in milliseconds. */
  durationMs: z.int().nonnegative(),
  /** Recorded time ÷ connected time, 0…1, pauses left out of both (F39). */
  completeness: z.number().min(0).max(1),
  /** Stretches that are silent because a user paused the recording (F39): offsets into the audio. Absent where there are none. */
  pauses: z.array(recordingStretch).optional(),
  /** Stretches that are silent because they could not be written (F39): offsets into the audio. Absent where there are none. */
  gaps: z.array(recordingStretch).optional(),
});
export type RecordingMark = z.infer<typeof recordingMark>;

/** A step of a call from one target to the next (F44). */
export const forwardingStep = z.strictObject({
  from: party,
  to: party,
  reason: z.enum(FORWARDING_REASONS),
  /** Why the call did not go there; null where it did. */
  refusal: z.enum([...CALL_REFUSALS, ...FORWARDING_REFUSALS]).nullable(),
});
export type ForwardingStep = z.infer<typeof forwardingStep>;

/** A 3xx of the network the call went out by (RFC 3261 §8.1.3.4): its status, the URI it named, and whether the call went there. */
export const redirectStep = z.strictObject({
  status: z.int().min(300).max(399),
  to: z.string(),
  followed: z.boolean(),
});
export type RedirectStep = z.infer<typeof redirectStep>;

/** In their order: the first target is `from` of the first, the last `to` of the last that was followed. Absent where none. */
const forwardings = z.array(forwardingStep).optional();

/** A call in the history of one user (F25). */
export const myCall = z.strictObject({
  callId: z.uuid(),
  /** Which of the user's parts in it, in the order of coming. */
  part: z.int().positive(),
  direction: z.enum(DIRECTIONS),
  outcome: z.enum(OUTCOMES),
  result: z.enum(CALL_RESULTS),
  /** The other end, as the user sees it. */
  other: party,
  startedAt: z.iso.datetime(),
  /** Time until it was answered or given up, in milliseconds. */
  ringMs: z.int().nonnegative(),
  /** Time connected, in milliseconds; 0 if never. */
  talkMs: z.int().nonnegative(),
  /** Null where nothing was recorded or the user may not hear it. */
  recording: recordingMark.nullable(),
  /** By its names of then; null where nothing is said of it. */
  classifier: saidClassifier.nullable(),
  /** The campaign's name; null where it came to none. */
  campaign: z.string().nullable(),
  forwardings,
  /** How long the customer had waited in a queue when this user was chosen for them, in milliseconds. Absent where in none. */
  waitedMs: z.int().nonnegative().optional(),
  /** How long this user had the other on hold, in milliseconds, not in `talkMs`. Absent where never. */
  holdMs: z.int().positive().optional(),
  /** Who handed the call on to this user. Absent where nobody did. */
  transferredFrom: party.optional(),
  /** To whom this user handed the call on. Absent where to nobody. */
  transferredTo: party.optional(),
});
export type MyCall = z.infer<typeof myCall>;

/** The way of a call through a menu (F05). */
export const menuWay = z.strictObject({
  menuId: z.uuid(),
  menu: z.string(),
  /** Null while the caller chooses. */
  left: z.enum(MENU_EXITS).nullable(),
  steps: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      /** The menu of the tree they were in. */
      menu: z.string(),
      /** Null: they chose nothing, and went where silence leads. */
      key: z.string().nullable(),
      label: z.string().nullable(),
      to: z.enum(MENU_TARGETS),
    }),
  ),
});
export type MenuWay = z.infer<typeof menuWay>;

/** A call in the report of the tenant (F46). */
export const reportedCall = z.strictObject({
  callId: z.uuid(),
  direction: z.enum(CALL_DIRECTIONS),
  outcome: z.enum(OUTCOMES),
  result: z.enum(CALL_RESULTS),
  caller: party,
  callee: party,
  /** Display names of the users who took part, in the order of their segments. */
  agents: z.array(z.string()),
  startedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  /** Null while the call is up. */
  endedAt: z.iso.datetime().nullable(),
  ringMs: z.int().nonnegative(),
  talkMs: z.int().nonnegative(),
  endedBy: z.enum(ENDED_BY).nullable(),
  /** The campaign it came to, or was made in; null: none. */
  campaign: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  /** How it fared in a campaign's queue; null where it came to none. `left` is null while the customer waits. */
  queue: z
    .strictObject({
      campaignId: z.uuid(),
      campaign: z.string(),
      waitMs: z.int().nonnegative(),
      left: z.enum(QUEUE_EXITS).nullable(),
      /** The customer hung up sooner than the campaign counts. */
      short: z.boolean(),
    })
    .nullable(),
  recording: recordingMark.nullable(),
  forwardings,
  /** What a network said of its end (RFC 3326: `SIP` 486, `Q.850` 17). Absent where none said anything. */
  cause: z.strictObject({ protocol: z.string(), code: z.int(), text: z.string().nullable() }).optional(),
  /** In their order. Absent where no network sent the call elsewhere. */
  redirects: z.array(redirectStep).optional(),
  /** Absent where the call came to no menu. */
  menu: menuWay.optional(),
});
export type ReportedCall = z.infer<typeof reportedCall>;

/** A part of a long list: `next` is handed back to get what follows, null at the end. */
export const page = <Item extends Schema>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

/** What every list takes: how many rows, and where to go on. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
};
