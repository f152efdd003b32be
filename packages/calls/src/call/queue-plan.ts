import type { AudioSource } from '@wpm/media';
import type { MessagePlan } from './message-plan.ts';

/** What happens to a customer who has waited too long, or whom nobody may be rung for (semantics, Queues). */
export type Overflow =
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'campaign'; readonly campaignId: string }
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'voicemail' };

/** What an agent has after a call of the campaign (F27); `forMs` is null where they end it themselves. */
export type WrapUpPlan =
  | { readonly kind: 'off' }
  /** `toItsEnd`: the agent cannot end it sooner. `onRequest`: there is none unless they ask for it during the call. */
  | {
      readonly kind: 'wrap-up';
      readonly forMs: number | null;
      readonly toItsEnd?: boolean;
      readonly onRequest?: boolean;
      readonly classifierRequired?: boolean;
    };

/** What a customer hears in a queue; null: nothing is said. */
export type QueueSounds = {
  /** Heard to its end before the customer is in the queue: a greeting, and that calls are recorded. */
  readonly opening: AudioSource | null;
  readonly waiting: AudioSource;
  readonly outOfHours: AudioSource;
  /** Before the platform hangs up on somebody who has waited too long. */
  readonly parting: AudioSource;
};

/** What a customer may do instead of waiting: leave the number they call from (semantics, Queues). */
export type LeaveNumber = {
  /** After how long they are told so. */
  readonly afterMs: number;
  readonly offer: AudioSource;
  /** To who has left it, before the platform hangs up. */
  readonly promise: AudioSource;
  /** They keep their place, and are called when it is their turn (ADR 0051); absent: whoever looks at the missed calls calls them. */
  readonly keepsPlace?: true;
};

/** How a campaign treats its calls, as it was when the call came into its queue. */
export type QueuePlan = {
  readonly campaignId: string;
  readonly name: string;
  /** How long a phone rings, from its 180 on. */
  readonly ringMs: number;
  /** Null: a customer waits as long as it takes. */
  readonly maxWaitMs: number | null;
  readonly overflow: Overflow;
  readonly sounds: QueueSounds;
  /** What the customer is told while they wait, and how often. */
  readonly tells: 'nothing' | 'position' | 'waiting-time';
  readonly everyMs: number;
  /** How messages are left: by who waited too long, where `overflow` says so, and by who calls outside its hours; absent: none are. */
  readonly messages?: { readonly tooLong?: MessagePlan; readonly closed?: MessagePlan };
  /** Absent where it is not offered. */
  readonly leaveNumber?: LeaveNumber;
  readonly records: boolean;
  /** The key by which a customer goes on unrecorded, and what they are told then; absent: there is none. */
  readonly unrecorded?: { readonly key: string; readonly told: AudioSource };
  /** What agent and colleague say in a consultation is recorded too (F39); absent: it is not. */
  readonly recordsConsultations?: true;
  /** How long users may pause the recording (F39); null: not at all; absent in calls of before this was settled: `RECORDING_PAUSE_MS`. */
  readonly pauseMs?: number | null;
  /** How long somebody is on hold until their user is reminded (F32); null: never; absent in calls of before this was settled. */
  readonly holdReminderMs?: number | null;
  readonly wrapUp: WrapUpPlan;
  /** Who hangs up sooner than this counts for nothing in reports. */
  readonly shortAbandonMs: number;
  /** Within how long the campaign wants its calls answered (F45); absent in calls of before this was kept. */
  readonly answerWithinMs?: number;
};
