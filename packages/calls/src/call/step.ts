import type { CallRefusal, SupervisionMode } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { AudioSource, RecordingGap } from '@wpm/media';
import type { AccountParty, Party, Service } from '../party.ts';
import type { BesideCame, Destination, Forwarded, NotReached, Redirected, Round, Target } from '../ports.ts';
import type { Callable, ChoiceTo, OverflowSought, OverflowTo } from '../queue-port.ts';
import type { OfferWhy } from '../record.ts';
import type { MenuSought } from './menu-plan.ts';
import type { Call, Cause, LegId, Progress, Refused } from './call.ts';
import type { Turn } from './commands.ts';
import type { HoldChange } from './holding.ts';

/** What happens to a call. */
export type Input =
  /** A callee's phone rings, or its network already speaks (`early-media`). */
  | { readonly kind: 'progress'; readonly leg: LegId; readonly heard: Exclude<Progress, 'nothing'> }
  | { readonly kind: 'answered'; readonly leg: LegId }
  | { readonly kind: 'refused'; readonly leg: LegId; readonly refused: Refused }
  /** The caller gave up before the answer. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'hung-up'; readonly leg: LegId; readonly cause: Cause | null }
  /** A phone puts the other on hold, or takes them back (F32). */
  | ({ readonly kind: 'hold' } & HoldChange)
  | Transferring
  | Consulting
  /** The agent of a consultation says how it goes on. Ignored where `refusalToTurn` has a reason. */
  | { readonly kind: 'turn'; readonly by: LegId; readonly turn: Turn }
  /** Another phone of a user takes the place of one that rings or has the call (RFC 3891). */
  | PickUp
  /** A user pauses the recording, or has it go on (F39). */
  | {
      readonly kind: 'recording-pause';
      readonly on: boolean;
      /** The pause that is there lasts longer; there is none else. */
      readonly longer?: true;
    }
  /** The recording, which the disk had refused, goes on: what of it is missing. */
  | { readonly kind: 'recording-recovered'; readonly gap: RecordingGap }
  /** The disk takes nothing of the recording any more, until it is recovered. */
  | { readonly kind: 'recording-failed' }
  /** Nothing is to be heard of who leaves a message. */
  | { readonly kind: 'quiet' }
  /** Where the user a transfer comes back to can be rung; nowhere, if there is no round. */
  | { readonly kind: 'found'; readonly rounds: readonly Round[] }
  /** Whom a call that did not reach a user goes on to (F44). */
  | ({ readonly kind: 'forwarded' } & Forwarded)
  /** The platform was restarted: legs that rang are gone. */
  | { readonly kind: 'resumed' }
  /** A leg's session is not as it was written. */
  | { readonly kind: 'changed' }
  | Redirected
  | Beside
  /** The platform itself must end the call: its media died, the call is not to be had any more. `leg`: only this one's. */
  | { readonly kind: 'lost'; readonly leg?: LegId }
  | Presence
  | Reported
  | QueueInput
  | MenuInput
  | Supervising
  /** The supervisor at this user's ear goes on otherwise, or leaves. */
  | {
      readonly kind: 'supervision-turned';
      readonly by: string;
      readonly agent: string;
      readonly to: SupervisionMode | 'over';
    }
  | { readonly kind: 'time' };

/** Whether the phone of a leg that is up is there. */
export type Presence = {
  readonly kind:
    /** No packet for some 3 s from a phone that always sends; `heard` when they come again. */
    | 'silent'
    | 'heard'
    /** Nobody answers there or refreshes the session: its dialog is over. */
    | 'vanished'
    /** What was played to it is over. */
    | 'played';
  readonly leg: LegId;
};

/** The far end of a leg reports that nothing of what we send reaches it, and that something does again. */
export type Reported = { readonly kind: 'unheard' | 'heard-there'; readonly leg: LegId };

/** What is decided of a call that waits in a queue; ignored where it does not. */
export type QueueInput =
  /** Agents are chosen: their phones may have to be woken before the offer. */
  | {
      readonly kind: 'offering';
      readonly accountIds: readonly string[];
      readonly why: OfferWhy;
      readonly chosenAt: Instant;
    }
  /** The phones of chosen agents are known, or that they have none: of all at once, or of one after the other as they come. */
  | {
      readonly kind: 'offer';
      readonly agents: readonly Callable[];
      /** Whose phones could not even be looked for. */
      readonly unreached?: readonly string[];
      readonly why: OfferWhy;
      readonly chosenAt: Instant;
    }
  /** A device of a chosen agent was woken and rings them; a phone of theirs is not there yet. */
  | { readonly kind: 'woke'; readonly party: AccountParty }
  /** The agent cannot take it any more. */
  | { readonly kind: 'withdrawn'; readonly accountId: string }
  /** Where a call goes that waited too long. */
  | { readonly kind: 'overflowed'; readonly to: OverflowTo | { readonly kind: 'nowhere' } };

/** What is said of a caller in a menu; ignored of others. */
export type MenuInput =
  /** A key was pressed on this leg: `0`-`9`, `*`, `#`, `A`-`D`. */
  | { readonly kind: 'key'; readonly leg: LegId; readonly key: string }
  /** Where a choice leads. */
  | { readonly kind: 'chosen'; readonly to: ChoiceTo | { readonly kind: 'nowhere' } };

type Supervision = Extract<Input, { kind: 'supervise' | 'supervision-turned' }>;

/**
 * Of a user who is rung by a call that came to them directly: devices are woken beside phones that say nothing, one of them rings, they
 * said no there, nobody came, or phones came that had not been there. Ignored where it does not ring them any more.
 */
export type Beside = {
  readonly kind: 'woken-beside';
  readonly accountId: string;
  readonly came: 'waking' | 'device' | BesideCame;
};

/** What moves a call, and not only its sessions, its recording or a supervisor. */
export type Event = Exclude<
  Input,
  | Presence
  | Reported
  | QueueInput
  | MenuInput
  | Supervision
  | Beside
  | {
      kind:
        | 'changed'
        | 'redirected'
        | 'recording-pause'
        | 'recording-recovered'
        | 'recording-failed'
        | 'quiet'
        | 'forwarded';
    }
>;

/** What is said of the recording of a call that is up. */
export type OfRecording = Extract<Input, { kind: (typeof OF_RECORDING)[number] }>;

const OF_RECORDING = ['recording-pause', 'recording-recovered', 'recording-failed'] as const;

export const isOfRecording = (input: Input): input is OfRecording => OF_RECORDING.some((kind) => kind === input.kind);

const OF_QUEUE: readonly Input['kind'][] = ['offering', 'offer', 'woke', 'withdrawn', 'overflowed'];

export const isOfQueue = (input: Input): input is QueueInput => OF_QUEUE.includes(input.kind);

const OF_MENU: readonly Input['kind'][] = ['key', 'chosen'];

export const isOfMenu = (input: Input): input is MenuInput => OF_MENU.includes(input.kind);

const PRESENCE: readonly Input['kind'][] = ['silent', 'heard', 'vanished', 'played'];

export const isPresence = (input: Input): input is Presence => PRESENCE.includes(input.kind);

export const isReported = (input: Input): input is Reported => input.kind === 'unheard' || input.kind === 'heard-there';

/** What a user, by a phone or a command, wants done with a call that is up. */
export type Command = Extract<Event, { kind: 'transfer' | 'consult' | 'turn' }>;

/** What happens by itself, or at the ends. */
export type Happening = Exclude<Event, Command>;

export const isCommand = (input: Input): input is Command =>
  input.kind === 'transfer' || input.kind === 'consult' || input.kind === 'turn';

const OUTSIDE: readonly Input['kind'][] = [
  'changed',
  'redirected',
  'woken-beside',
  'quiet',
  'forwarded',
  'unheard',
  'heard-there',
  ...OF_RECORDING,
];

export const isHappening = (input: Input): input is Happening =>
  ![...OUTSIDE, ...OF_QUEUE, ...OF_MENU, ...PRESENCE].includes(input.kind) && !isCommand(input);

/** A user hands the other on to somebody (F33). Ignored where `refusalToHandOn` has a reason. */
export type Transferring = {
  readonly kind: 'transfer';
  readonly by: LegId;
  readonly recipient: Party;
  readonly rounds: readonly Round[];
  /** The recipient is a campaign: the customer waits in its queue, and no phone is rung. */
  readonly queue?: Extract<Destination, { kind: 'queue' }>;
  /** By REFER the user stays until somebody answers, by command they leave at once. */
  readonly stays: boolean;
};

/** An agent wants to ask somebody while the customer waits (F31). Ignored where `refusalToHandOn` has a reason. */
export type Consulting = {
  readonly kind: 'consult';
  readonly by: LegId;
  readonly consulted: Party;
  readonly rounds: readonly Round[];
};

/** A supervisor is rung, to come to the ear of a user by account id (F47). Ignored where `refusalToSupervise` has a reason. */
export type Supervising = {
  readonly kind: 'supervise';
  readonly supervisor: AccountParty;
  readonly agent: string;
  readonly mode: SupervisionMode;
  /** Whether the user is told also of one who only listens. */
  readonly told: boolean;
  readonly round: Round;
};

/** `by` is the next leg of the call, whose INVITE waits for its answer. */
export type PickUp = { readonly kind: 'picked-up'; readonly replaced: LegId; readonly by: LegId };

/** What is to be done for it. */
export type Effect =
  | { readonly kind: 'originate'; readonly leg: LegId; readonly target: Target }
  /** The platform itself is the other end: echo, tone, music. */
  | { readonly kind: 'serve'; readonly service: Service }
  /** Lets the caller hear that it rings: a tone of ours, or the callee's early media. */
  | { readonly kind: 'tell-caller'; readonly heard: Exclude<Progress, 'nothing'>; readonly leg: LegId }
  /** What the caller heard of a leg ends with it: our ringback instead, while another way is tried. */
  | { readonly kind: 'ring-on' }
  /** Tells the caller that the call goes on to somebody else (RFC 3261 §21.1.3); not to whom. */
  | { readonly kind: 'tell-forwarded' }
  /** Lets both hear each other and starts the recording. */
  | { readonly kind: 'bridge' }
  /** Everybody hears what they are to hear now, and the recording goes on with who is there. */
  | { readonly kind: 'sound' }
  /** The recording that runs pauses, or goes on after a pause. */
  | {
      readonly kind: 'turn-recording';
      readonly on: boolean;
      /** Said once more, to an engine that may not know: of the pause itself nothing is new. */
      readonly again?: true;
    }
  /** The recording is over, though the call goes on. */
  | { readonly kind: 'end-recording' }
  /** The leg's media is no longer needed, though the call goes on. */
  | { readonly kind: 'remove'; readonly leg: LegId }
  /** Looks up where a user can be rung; `found` tells. */
  | { readonly kind: 'seek'; readonly party: AccountParty; readonly transferred: Party }
  /** Looks up where a call goes that waited too long; `overflowed` tells. */
  | { readonly kind: 'overflow'; readonly to: OverflowSought }
  /** Looks up where a caller goes who has chosen; `chosen` tells. */
  | { readonly kind: 'choose'; readonly to: MenuSought }
  /** Tells a customer who waits their place, or how long it will take. */
  | { readonly kind: 'tell-place' }
  /** Tells them something else. */
  | { readonly kind: 'tell'; readonly what: AudioSource }
  /** Looks up whom the call goes on to; `forwarded` tells. */
  | {
      readonly kind: 'ask-forwarding';
      readonly missed: AccountParty;
      readonly happened: NotReached;
      readonly isLast?: true;
    }
  /** Tells the phone that asked for a transfer what becomes of it (RFC 3515 §2.4.5). */
  | { readonly kind: 'tell-initiator'; readonly leg: LegId; readonly what: 'ringing' | 'answered' | CallRefusal }
  | { readonly kind: 'answer-caller' }
  /** Answers a leg that came to take the place of another. */
  | { readonly kind: 'answer'; readonly leg: LegId }
  /** The caller's INVITE ends, unanswered: its call goes on as part of another. */
  | { readonly kind: 'terminate-caller' }
  | { readonly kind: 'refuse-caller'; readonly why: CallRefusal }
  | { readonly kind: 'give-up'; readonly leg: LegId }
  /** `why`: in plain words, where it is no common hang-up. */
  | { readonly kind: 'hang-up'; readonly leg: LegId; readonly why?: CallRefusal }
  | { readonly kind: 'stop-media' }
  /** Writes the call; the effects after it wait until it is on disk. */
  | { readonly kind: 'save' }
  /** Writes the call; nothing waits for it. */
  | { readonly kind: 'note' };

/** Something a call's machine needs to know of the world outside. */
export type LookUp = Extract<Effect, { kind: 'seek' | 'overflow' | 'choose' | 'ask-forwarding' }>;

export type Step = { readonly next: Call; readonly effects: readonly Effect[] };

export const step = (next: Call, ...effects: Effect[]): Step => ({ next, effects });
