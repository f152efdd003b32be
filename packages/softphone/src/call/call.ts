import type { CallRefusal, Direction, Party } from '@wpm/contract';

/**
 * Why there is no microphone: the user said no, there is none, another application holds it, or the page did not come over a
 * secure connection.
 */
export type MicrophoneProblem =
  | 'microphone/denied'
  | 'microphone/missing'
  | 'microphone/busy'
  | 'microphone/insecure-page';

/** Why a call ended: somebody hung up (or gave up, or declined), or it could not be made or kept. */
export type EndReason = 'hung-up' | CallRefusal | MicrophoneProblem;

/** Who ended it: this phone, the other side, or neither of them. */
export type EndedBy = 'local' | 'remote' | 'system';

/** What is known of a call in each of its states. */
export type CallFacts = {
  /** This phone's name for the call. */
  readonly id: string;
  readonly direction: Direction;
  readonly other: Party;
  /** The number the caller dialled to reach this phone (F29), null where it was not told and in outgoing calls. */
  readonly dialled: string | null;
  /** The name of the campaign the call is one of (F29), null where it is none's. */
  readonly campaign: string | null;
  /** That campaign's id; absent where it was not told. */
  readonly campaignId?: string;
  /** The customer kept a place in the campaign's queue, and is called when this phone answers (F45). */
  readonly isCallBack?: true;
  /** The customer is of an outbound list, and is called when this phone answers (F45). */
  readonly isListed?: true;
  /** It was up before, and this phone takes it up (ADR 0021): where that fails nobody has missed it. */
  readonly isTakenUp?: true;
  /** The platform's id of the call (`X-WPM-Call-Id`), null until it told. */
  readonly platformCallId: string | null;
};

export type RingingIn = CallFacts & { readonly kind: 'ringing-in' };
/** Accepted here; the other side does not hear us yet. */
export type Answering = CallFacts & { readonly kind: 'answering' };
export type Dialling = CallFacts & { readonly kind: 'dialling' };
/** The other side rings. With early media its own tone or announcement is heard, and no local one. */
export type RingingOut = CallFacts & { readonly kind: 'ringing-out'; readonly earlyMedia: boolean };
export type Connected = CallFacts & {
  readonly kind: 'connected';
  /** Instant on the monotonic clock, in milliseconds. */
  readonly since: number;
  readonly muted: boolean;
  readonly remoteHeld: boolean;
  /** Whether packets can flow; a short interruption does not end the call (F37). */
  readonly media: 'flowing' | 'interrupted';
  /** Whether the one the call began with still works, or was unplugged and another goes on, or none (F41). */
  readonly microphone: 'working' | 'replaced' | 'missing';
};
export type Ended = CallFacts & {
  readonly kind: 'ended';
  readonly why: EndReason;
  readonly by: EndedBy;
  /** Time connected in milliseconds, null if it never was. */
  readonly talkMs: number | null;
  /** Instant on the monotonic clock, in milliseconds. */
  readonly endedAt: number;
};

/** A call as this phone sees it; each state carries only what exists in it. */
export type Call = RingingIn | Answering | Dialling | RingingOut | Connected | Ended;
export type LiveCall = Exclude<Call, Ended>;

/** What can happen to a call. */
export type CallEvent =
  | { readonly kind: 'rang'; readonly earlyMedia: boolean }
  | { readonly kind: 'named'; readonly platformCallId: string }
  | { readonly kind: 'answer-requested' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'muted'; readonly on: boolean }
  | { readonly kind: 'remote-held'; readonly on: boolean }
  | { readonly kind: 'media'; readonly media: Connected['media'] }
  | { readonly kind: 'microphone'; readonly microphone: Connected['microphone'] }
  | { readonly kind: 'ended'; readonly why: EndReason; readonly by: EndedBy };
