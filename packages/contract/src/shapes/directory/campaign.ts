import { z } from 'zod';
import { because } from '../../field-reasons.ts';
import { e164 } from '../account.ts';
import { name } from './names.ts';

/** Who of the free agents is offered a call (semantics, Queues). */
export const STRATEGIES = [
  'longest-idle',
  'longest-ready',
  'fewest-calls',
  'round-robin',
  'fixed-order',
  'random',
  'weighted',
  'ring-all',
] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** What becomes of a customer who leaves their number in a queue (F45). */
export const CALL_BACKS = ['list', 'kept-place'] as const;

/** Keys by which a customer goes on unrecorded: all but the one that leaves their number. */
export const UNRECORDED_KEYS = ['0', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** One of the tenant's sounds; null: none is played. */
const sound = z.uuid().nullable().default(null);

const seconds = (most: number) => z.int().min(0).max(most);

const member = z.strictObject({
  accountId: z.uuid(),
  /** Offered before those of a higher number. */
  priority: z.int().min(1).max(99).default(10),
  /** Share of the calls under `weighted`. */
  weight: z.int().min(1).max(100).default(10),
  /** What the agent can do, by name, 1 (a little) to 10. */
  skills: z.record(name, z.int().min(1).max(10)).default({}),
});
export type CampaignMember = z.infer<typeof member>;

/** It is not ended by hand without a classifier; where it is over without one, the platform sets `none` (F07). */
const classifierRequired = z.boolean().default(false);

/** After a call (semantics, Wrap-up). */
const wrapUp = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('off') }),
  z.strictObject({ mode: z.literal('optional'), classifierRequired }),
  z.strictObject({ mode: z.literal('until-ended'), classifierRequired }),
  z.strictObject({
    mode: z.literal('limited'),
    seconds: z.int().min(1).max(900),
    earlyExit: z.boolean().default(true),
    classifierRequired,
  }),
]);

/** Where a caller goes who has waited too long. */
const overflow = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hang-up'), announcement: sound }),
  z.strictObject({ kind: z.literal('campaign'), campaignId: z.uuid() }),
  z.strictObject({ kind: z.literal('account'), accountId: z.uuid() }),
  z.strictObject({ kind: z.literal('number'), number: e164 }),
  /** They leave a message. */
  z.strictObject({ kind: z.literal('voicemail') }),
]);

/** Everything an administrator sets of a campaign (F45). What is left out has its default. */
export const campaignSettings = z.strictObject({
  name,
  enabled: z.boolean().default(true),
  direction: z.enum(['inbound', 'outbound']),
  /** Members may call by hand in this campaign (F14). */
  manualCalls: z.boolean().default(false),
  /** The number that is shown to customers: one of the tenant's. Null: the agent's own. */
  callerNumberId: z.uuid().nullable().default(null),
  members: z
    .array(member)
    .max(1_000)
    .refine(
      (members) => new Set(members.map(({ accountId }) => accountId)).size === members.length,
      because('repeated', 'names an account twice'),
    )
    .default([]),
  /** Members serve it whenever they are in queue; they cannot leave it out (F14). */
  mandatory: z.boolean().default(false),
  strategy: z.enum(STRATEGIES).default('longest-idle'),
  /** Who was spoken to last is tried first. */
  lastAgentFirst: z.boolean().default(false),
  /** Skills a call of this campaign asks for, and the level of each. */
  requiredSkills: z.record(name, z.int().min(1).max(10)).default({}),
  /** Against other campaigns: calls of the lowest number are served first. */
  priority: z.int().min(1).max(99).default(10),
  /** How long an agent's phone rings before the next one's does. */
  ringSeconds: z.int().min(5).max(120).default(20),
  /** Null: always open. */
  hoursId: z.uuid().nullable().default(null),
  queue: z
    .strictObject({
      /** Null: a caller waits as long as it takes. */
      maxWaitSeconds: seconds(7_200).nullable().default(null),
      overflow: overflow.default({ kind: 'hang-up', announcement: null }),
      /** What a caller is told every so many seconds. */
      tells: z.enum(['nothing', 'position', 'waiting-time']).default('nothing'),
      everySeconds: z.int().min(10).max(600).default(60),
      /** After how long a customer is told, and then again, that key 1 leaves their number to be called back; null: never. */
      leaveNumberAfterSeconds: seconds(3_600).nullable().default(null),
      /** Who left it stands in the list of missed calls; or keeps the place in the queue, and is called when it is their turn. */
      callBack: z.enum(CALL_BACKS).default('list'),
      /** Calls to who kept their place, until they stay in the list, and the pause between them. */
      callBackAttempts: z.int().min(1).max(10).default(3),
      callBackPauseMinutes: z.int().min(1).max(240).default(5),
      /** Who calls outside the campaign's hours may leave a message after hearing so. */
      messagesWhenClosed: z.boolean().default(false),
    })
    .prefault({}),
  sounds: z
    .strictObject({
      greeting: sound,
      outOfHours: sound,
      recordingNotice: sound,
      music: sound,
      leaveNumber: sound,
      voicemail: sound,
    })
    .prefault({}),
  recording: z
    .strictObject({
      inbound: z.enum(['always', 'never']).default('always'),
      outbound: z.enum(['always', 'never']).default('always'),
      /** What agent and colleague say to each other in a consultation, while the customer waits. */
      consultation: z.enum(['always', 'never']).default('never'),
      keepDays: z.int().min(1).max(3_650).default(90),
      /** How long agents may pause it for card data, until it goes on by itself; null: not at all. */
      pauseSeconds: z.int().min(15).max(900).nullable().default(120),
      /** A customer who waits presses it to go on unrecorded, and is told so; null: nobody can. */
      unrecordedKey: z.enum(UNRECORDED_KEYS).nullable().default(null),
    })
    .prefault({}),
  wrapUp: wrapUp.default({ mode: 'limited', seconds: 30, earlyExit: true, classifierRequired: false }),
  /** A call made by hand that nobody answered is wrapped up as well. */
  wrapUpUnanswered: z.boolean().default(false),
  /** How long somebody is on hold until their agent is reminded, and how long until again (F32); null: nobody is. */
  holdReminderSeconds: z.int().min(10).max(600).nullable().default(60),
  /** A customer who is called back from the missed list is not called again by its recalls (F24). */
  cancelRecallOnCallBack: z.boolean().default(false),
  /** So many percent answered within so many seconds; who gives up sooner than `shortAbandonSeconds` does not count. */
  serviceLevel: z
    .strictObject({
      percent: z.int().min(1).max(100).default(80),
      withinSeconds: z.int().min(1).max(600).default(20),
      shortAbandonSeconds: seconds(60).default(0),
    })
    .prefault({}),
});
export type CampaignSettings = z.infer<typeof campaignSettings>;
