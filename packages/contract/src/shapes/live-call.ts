import { z } from 'zod';
import { CALL_REFUSALS, COMMAND_REFUSALS, DIRECTIONS, LIVE_ACTIVITIES, UNHEARD } from '../vocabulary.ts';
import { party } from './call.ts';
import { contextCard } from './context-card.ts';
import { knownCaller } from './known-caller.ts';
import { supervisionMode } from './supervision.ts';

/** Whom to call, as the user typed it: an extension, a number, a colleague's login. */
export const dialled = z.string().trim().min(1).max(64);

/** What can be wrong with calling somebody for a call that is up. */
export const HAND_ON_ERRORS = [...COMMAND_REFUSALS, ...CALL_REFUSALS] as const;

/** What is being recorded of a call now (F39); `endsAt`: when a pause ends by itself. */
export const liveRecording = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('off') }),
  z.strictObject({
    state: z.literal('running'),
    /** The platform's disk takes nothing of it now: what is said is lost. Absent while it does. */
    refused: z.literal(true).optional(),
    /** Its campaign allows no pause. Absent where it may be paused. */
    unpausable: z.literal(true).optional(),
  }),
  z.strictObject({
    state: z.literal('paused'),
    endsAt: z.iso.datetime(),
    /** How long a pause of this call lasts, from when it began or was made longer, in milliseconds. */
    lastsMs: z.int().positive(),
  }),
]);
export type LiveRecording = z.infer<typeof liveRecording>;

const heardSupervisor = z.strictObject({ by: party, mode: supervisionMode });

/** A call of a user while it lasts, as that user sees it. */
export const liveCall = z.strictObject({
  callId: z.uuid(),
  /** Whether this user dialled it, or it rang at theirs. */
  direction: z.enum(DIRECTIONS),
  /** The campaign it came to, or was made in; absent: none. */
  campaign: z.strictObject({ id: z.uuid(), name: z.string() }).optional(),
  activity: z.enum(LIVE_ACTIVITIES),
  /** Whether this user holds the others. */
  holds: z.boolean(),
  /** The other end; in a consultation the customer, null once they have hung up. */
  other: party.nullable(),
  /** Whom this user asks; null where they ask nobody. */
  consulted: party.nullable(),
  /** Of the call, whoever of its users is on the recording. */
  recording: liveRecording,
  /**
   * Whoever is to hear this user hears nothing of them: none of their voice reaches the platform (`here`), or none of it the other's
   * phone (`there`). Absent while they are heard, as far as is known, and where nobody is to hear them, as on hold.
   */
  unheard: z.enum(UNHEARD).optional(),
  /** The first of `supervisors`; else absent. */
  supervision: heardSupervisor.optional(),
  /** The supervisors who listen to this user, or speak, as far as they are told (F47), in the order they came; absent: none. */
  supervisors: z.array(heardSupervisor).optional(),
  /** What a CRM tells of the customer (F48); else absent. */
  context: contextCard.optional(),
  /** Whom a CRM knows the other end as (F48), once it has said so; else absent. Contacts of one's own go before it. */
  crm: knownCaller.optional(),
  /** After it the user has a wrap-up where they ask for one (F27, `askMyWrapUp`); else absent. */
  wrapUp: z.literal('on-request').optional(),
  /** How long somebody is on hold until the user is reminded, as its campaign says (F32); null: never; absent outside campaigns. */
  holdReminderMs: z.int().positive().nullable().optional(),
  startedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
});
export type LiveCall = z.infer<typeof liveCall>;
