import type { Codec, LegTransport, RecordingGap, Spread } from '@wpm/media';
import type {
  CallDirection,
  CallRefusal,
  CallResult,
  Direction,
  EndedBy,
  ForwardingReason,
  ForwardingRefusal,
  MenuExit,
  MenuTargetKind,
  OfferOutcome,
  Outcome,
  QueueExit,
} from '@wpm/contract';

/** An end of a call as the record keeps it: E.164 or extension, a name, and the account where it is one of ours. */
export type RecordedParty = {
  readonly number: string;
  readonly name: string | null;
  readonly accountId: string | null;
};

/** The campaign of a part that was over before another had the call; null: none had it. */
export type CampaignBefore = { readonly campaignId: string | null };

/** A while within a user's part: milliseconds since it began. */
export type PartStretch = { readonly fromMs: number; readonly toMs: number };

/** One user's part in a call (F25): what that user's history shows. Instants are UTC milliseconds since 1970. */
export type SegmentRecord = {
  /** 1, 2, … in the order in which users came into the call. */
  readonly number: number;
  readonly accountId: string;
  readonly direction: Direction;
  readonly other: RecordedParty;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly ringMs: number;
  /** Without the time on hold. */
  readonly talkMs: number;
  readonly holdMs: number;
  /** Since when the user holds the other, while they do. */
  readonly heldSince?: number;
  /** When they did, and when they asked somebody while the other waited (F31): whiles that are over. Absent where there was none. */
  readonly holds?: readonly PartStretch[];
  readonly consultations?: readonly PartStretch[];
  /** Who handed the call on to this user, or to whom it was handed on and came back from. */
  readonly transferredFrom: RecordedParty | null;
  /** To whom this user handed it on. */
  readonly transferredTo: RecordedParty | null;
  /** Null while the segment runs. */
  readonly result: CallResult | null;
  readonly outcome: Outcome | null;
  /** Absent: it is of the call's campaign. */
  readonly before?: CampaignBefore;
};

/** A stretch of a recording that is silent because a user paused it; `toMs` is null while it lasts. Offsets into the audio. */
export type RecordingPause = {
  readonly fromMs: number;
  readonly toMs: number | null;
  /** When it ends by itself, while it lasts; absent in one that was begun by an older platform: `RECORDING_PAUSE_MS` after it began. */
  readonly untilMs?: number;
};

/** What was recorded of a call (F39). */
export type RecordingRecord = {
  readonly id: string;
  /** Path relative to the recordings folder; null until the engine said where it is. */
  readonly file: string | null;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly bytes: number;
  /** Recorded time ÷ connected time, 0…1, the pauses left out of both. */
  readonly completeness: number;
  /** In order; absent where it was never paused. */
  readonly pauses?: readonly RecordingPause[];
  /** What could not be written, because an engine died or the disk refused: silence in the file. In order; absent where there is none. */
  readonly gaps?: readonly RecordingGap[];
  /** The disk takes nothing of it now; absent while it does. */
  readonly refused?: true;
  /** How long the customer was to be heard; absent where nobody listened for that. */
  readonly soundMs?: number;
};

/** How sound came through one way, as whoever received it counted. */
export type HeardQuality = {
  readonly lossPercent: number;
  readonly jitterMs: Spread;
  /** Estimated, 1 to 4.4 (`estimatedMos`); without the delay of a network whose round trip nobody measured. */
  readonly mos: number;
};

/** How one leg of a call sounded, from its beginning to its end. */
export type LegQuality = {
  /** `caller`, `callee-1`, …: its name within the call. */
  readonly leg: string;
  /** Whose phone it was, `sip:anna@domain`; null for a trunk. */
  readonly aor: string | null;
  readonly trunkId: string | null;
  readonly transport: Exclude<LegTransport, 'srtp-or-rtp'>;
  readonly codec: Codec;
  /** Round trip in milliseconds, by RTCP; null where nobody measured it. */
  readonly rtt: Spread | null;
  /** From the far end to the platform; `heard` is null where nothing came. */
  readonly received: { readonly packets: number; readonly heard: HeardQuality | null };
  /** From the platform to the far end; `heard` is what it reported by RTCP, null where it reported nothing. */
  readonly sent: { readonly packets: number; readonly heard: HeardQuality | null };
};

/** A network sent the call on to another place (RFC 3261 §8.1.3.4). */
export type Redirect = {
  /** 300, 301, 302, 305. */
  readonly status: number;
  /** The URI it named. */
  readonly to: string;
  /** Whether the call went there: only to the trunk's own, by a number that may be called. */
  readonly followed: boolean;
};

/** Why an agent was chosen, as the distribution says it. */
export type OfferWhy = {
  readonly by: string;
  /** The supervisor who chose by hand; absent where a rule did. */
  readonly givenBy?: string;
  readonly tier: number;
  readonly candidates: number;
  readonly waitedMs: number;
};

/** One line of the ledger of a queued call: chosen, rung, and what came of it (semantics, promise 2). */
export type OfferRecord = {
  readonly number: number;
  readonly accountId: string;
  /** Whose call it was then: a call that is handed on takes its offers along. Absent of one made before that was kept. */
  readonly campaign?: { readonly id: string; readonly name: string };
  readonly why: OfferWhy;
  readonly chosenAt: number;
  /** When their phones were asked to ring, or a device that was woken began to; absent: none was there. */
  readonly askedAt?: number;
  /** Null: no phone of theirs rang. */
  readonly rangAt: number | null;
  readonly endedAt: number | null;
  readonly outcome: OfferOutcome | null;
};

/** A call to a customer who had kept their place in a queue (ADR 0051): which place, and the call they kept it in. */
export type CallBackRecord = { readonly placeId: string; readonly callId: string };

/** How a call fared in a campaign's queue. */
export type QueueRecord = {
  readonly campaignId: string;
  readonly campaignName: string;
  readonly enteredAt: number;
  readonly waitMs: number;
  /** How the last wait ended; null while it lasts. */
  readonly left: QueueExit | null;
  /** The customer hung up sooner than the campaign counts. */
  readonly isShort: boolean;
  /** Within how long the campaign wanted it answered when it came; absent in calls of before this was kept. */
  readonly answerWithinMs?: number;
  readonly offers: readonly OfferRecord[];
};

/** The campaign a user made the call in (F14). */
export type MadeInRecord = { readonly campaignId: string; readonly campaignName: string };

/** What a caller chose in a menu. */
export type MenuStepRecord = {
  readonly at: number;
  /** The menu of the tree it was chosen in. */
  readonly menu: string;
  /** Null: they chose nothing, and went where silence leads. */
  readonly key: string | null;
  readonly label: string | null;
  readonly to: MenuTargetKind;
};

/** The way of a call through a menu. */
export type MenuRecord = {
  readonly menuId: string;
  readonly menuName: string;
  /** Null while the caller chooses. */
  readonly left: MenuExit | null;
  readonly path: readonly MenuStepRecord[];
};

/** A step of a call from a user to the next target (F44). */
export type ForwardingRecord = {
  readonly from: RecordedParty;
  readonly to: RecordedParty;
  readonly reason: ForwardingReason;
  /** Why the call did not go there; null where it did. */
  readonly refusal: CallRefusal | ForwardingRefusal | null;
  /** The trunk that took it to the outside, or was tried last; null between colleagues. */
  readonly trunkId: string | null;
};

/** What a customer called: a user's direct number, or a campaign. */
export type MissedLine =
  | { readonly kind: 'direct'; readonly number: string; readonly accountId: string }
  | { readonly kind: 'campaign'; readonly campaignId: string };

/** Whose a message is: a campaign with its name, as reports say it. */
export type MessageBox =
  | Extract<MissedLine, { kind: 'direct' }>
  | (Extract<MissedLine, { kind: 'campaign' }> & { readonly name: string });

/** The customer was asked for a message, to this line. What they said is the call's recording, if it is long enough. */
export type MessageRecord = { readonly box: MessageBox; readonly leastMs: number };

/** Whether the customer has left a message: the call is over, and something was to be heard of them for long enough. */
export function isMessageLeft({
  message,
  recording,
  endedAt,
}: Pick<CallRecord, 'message' | 'recording' | 'endedAt'>): boolean {
  if (!message || !recording || recording.file === null || endedAt === null) return false;
  return (recording.soundMs ?? recording.durationMs) >= message.leastMs;
}

/** The call as reports know it (F46). Written while it runs and once, finally, when it ends. */
export type CallRecord = {
  readonly id: string;
  readonly tenantId: string;
  readonly direction: CallDirection;
  readonly caller: RecordedParty;
  readonly callee: RecordedParty;
  readonly startedAt: number;
  /** What makes its INVITE the same one where it is sent again; absent where the call came by none. */
  readonly inviteKey?: string;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly ringMs: number;
  readonly talkMs: number;
  readonly result: CallResult | null;
  readonly outcome: Outcome | null;
  readonly endedBy: EndedBy | null;
  readonly refusal: CallRefusal | null;
  /** What the far end or its network said of the end (RFC 3326); null where it said nothing. */
  readonly cause: { readonly protocol: string; readonly code: number; readonly text: string | null } | null;
  /** The trunk that carried the call, or was tried last; null between colleagues. */
  readonly trunkId: string | null;
  /** In their order. */
  readonly redirects: readonly Redirect[];
  /** In their order; absent where it was never forwarded. The callee stays whom the call was for. */
  readonly forwardings?: readonly ForwardingRecord[];
  readonly segments: readonly SegmentRecord[];
  readonly recording: RecordingRecord | null;
  /** The legs that have ended, in that order; absent where none had sound. */
  readonly quality?: readonly LegQuality[];
  /** Absent where the call came to no menu. */
  readonly menu?: MenuRecord;
  /** Absent where its caller made it in no campaign. */
  readonly madeIn?: MadeInRecord;
  /** Absent where the call came to no campaign. */
  readonly queue?: QueueRecord;
  /** Absent where the call was promised to nobody. */
  readonly callBack?: CallBackRecord;
  /** Absent where nobody was asked for a message. */
  readonly message?: MessageRecord;
};

/** A live call as it was last written: its record so far, and the state call control goes on from after a restart. */
export type JournalledCall = {
  readonly record: CallRecord;
  /** Plain JSON, understood by call control alone. */
  readonly state: unknown;
};

/** A call that was refused, and by what its INVITE is known. */
export type RefusedCall = { readonly id: string; readonly inviteKey: string; readonly refusal: CallRefusal };

/** Where call control writes what must outlive it. Every method resolves only when the data is on disk. */
export interface CallJournal {
  /** Writes a live call anew: its record as far as known and the state to go on from. */
  save(call: JournalledCall): Promise<void>;
  /** The final record; the call leaves the journal in the same transaction. Closing twice changes nothing. */
  close(record: CallRecord): Promise<void>;
  /**
   * Writes a live call anew, and the final record of one that has become part of it, in one transaction: a leg is in one call,
   * whenever the platform dies.
   */
  merge(call: JournalledCall, ended: CallRecord): Promise<void>;
  /** The calls that were live when the platform last stopped, however it stopped. */
  open(): Promise<readonly JournalledCall[]>;
  /** Calls that were refused from this instant on: their callers may not have heard it. */
  refusedSince(instant: number): Promise<readonly RefusedCall[]>;
}
