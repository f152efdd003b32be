import type { CallDirection, CallRefusal, CallResult } from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import type { Codec, LegOptions, LegTransport } from '@wpm/media';
import type { ClientEvent, NameAddr, OutgoingRequest, SipRequest } from '@wpm/sip';
import type { CampaignMadeIn } from './call/campaign-made-in.ts';
import type { MenuPlan } from './call/menu-plan.ts';
import type { NotReached } from './call/not-reached.ts';
import type { MessagePlan } from './call/message-plan.ts';
import type { QueuePlan } from './call/queue-plan.ts';
import type { AccountParty, Party, Peer, Service } from './party.ts';
import type { CallBackRecord, CallRecord, ForwardingRecord, MessageBox, RecordedParty, Redirect } from './record.ts';

/** The next number of the dialog a request belongs to (RFC 3261 §12.2.1.1): no two of its requests may share one. */
export type CSeqNumbers = () => number;

/** A call of ours was sent elsewhere, and goes on there if `redirect.followed`. */
export type Redirected = { readonly kind: 'redirected'; readonly redirect: Redirect };

/** How call control reaches the other side of a leg. */
export interface Signalling {
  /**
   * Sends a request in a client transaction; what comes back goes to `on`. Who follows a redirect sends an INVITE again as for a
   * challenge, and tells. Whoever answers a challenge (401, 407) here sends
   * the request again with a number taken from `numbers`, and passes on only what comes to the last try: the `CSeq` of a
   * response says which number was answered, and that is what the dialog, its ACK and its PRACKs go by. `cancel` of what is
   * returned takes back whichever try is under way.
   */
  request(
    request: SipRequest,
    to: Peer,
    on: (event: ClientEvent | Redirected) => void,
    numbers: CSeqNumbers,
  ): OutgoingRequest;
  /** Sends a request outside a transaction: the ACK to a 2xx. */
  send(request: SipRequest, to: Peer): void;
  /**
   * Our Contact as this peer must see it; a `sips:` URI where one is wanted and the way there is TLS (RFC 3261 §8.1.1.8, §12.1.1).
   * @throws where there is no way to the peer: the call then tries the next
   */
  contactFor(peer: Peer, scheme: 'sip' | 'sips'): string;
  /** Whether requests can go to this peer over TLS. */
  isOverTls(peer: Peer): boolean;
}

/** Who sent an INVITE, as the signalling has established it. */
export type Source = {
  readonly tenantId: string;
  readonly peer: Peer;
  /** It asks for TLS on every hop, by a `sips:` Request-URI; absent: it does not. */
  readonly isSecure?: true;
} & ({ readonly kind: 'account'; readonly accountId: string } | { readonly kind: 'trunk'; readonly trunkId: string });

/** How a leg's packets travel, and in which codecs. */
export type LegMedia = {
  readonly transport: LegTransport;
  /** In order of preference; undefined: the house's order. */
  readonly codecs?: readonly Codec[];
  /** How keys reach a far end that takes no telephone-event: by INFO (`signalling`), where it does not refuse that; sounded unless told. */
  readonly digits?: LegOptions['digits'];
  /** Under which profile it was SRTP before a restart, where it may be either. */
  readonly secured?: LegOptions['secured'];
};

/** One phone or trunk to call. */
export type Target = LegMedia & {
  readonly peer: Peer;
  /** Request-URI and To. */
  readonly uri: string;
  readonly from: Pick<NameAddr, 'displayName' | 'uri'>;
  readonly headers: readonly (readonly [string, string])[];
};

/**
 * Targets that ring together, for so long. The next round begins when every target of this one has failed in a way another
 * may mend (503, 408, another 5xx, silence, no way there): trunk failover. Busy is busy: 486, 404 or 603 end the call.
 */
export type Round = {
  readonly targets: readonly Target[];
  readonly ringMs: number;
  /** How long it may take until one of them rings; absent: as long as they may ring. */
  readonly wakeMs?: number;
};

export type Destination =
  | { readonly kind: 'service'; readonly service: Service }
  | {
      readonly kind: 'ring';
      readonly rounds: readonly Round[];
      /**
       * Of a user who is in another call (F29): this one may wait for them, as they set it, or it does, as it goes on to nobody
       * else. Absent: it finds them busy.
       */
      readonly whileBusy?: 'may-wait' | 'waits';
    }
  /**
   * A campaign's queue; where it has not its hours, the customer is told so. `since`: they have kept their place there since then,
   * and take it again.
   */
  | { readonly kind: 'queue'; readonly plan: QueuePlan; readonly isOpen: boolean; readonly since?: number }
  /** The customer is asked for a message; `result`: how the call is reported beside it. */
  | { readonly kind: 'voicemail'; readonly plan: MessagePlan; readonly box: MessageBox; readonly result: CallResult }
  /** A menu (F05); one that is switched off sends everybody where silence leads. */
  | { readonly kind: 'menu'; readonly plan: MenuPlan; readonly isOn: boolean };

/** Whom a call is from and to, and where it goes or why it may not. A refused call has its parties too: it is reported. */
export type Routing = {
  readonly direction: CallDirection;
  readonly caller: Party;
  /** Whom the call is for; `forwardings` say who is called instead. */
  readonly callee: Party;
  /** Steps so far, followed or not (F44); absent where the call may not be forwarded. */
  readonly forwardings?: readonly Forwarding[];
  /** The campaign the caller makes it in; absent: none. */
  readonly madeIn?: CampaignMadeIn;
  /** What its network says of steps before; absent where it says nothing. */
  readonly diverted?: Diverted;
  /** The customer had kept their place in a queue since then: it is a call of that campaign (ADR 0051). */
  readonly callBack?: CallBack;
  readonly to: Result<Destination, { readonly code: CallRefusal }>;
};

/** A promised call, by the rules of the campaign that promised it; `enteredAt`: when the customer came into its queue. */
export type CallBack = CallBackRecord & { readonly plan: QueuePlan; readonly enteredAt: number };

/** A step of a call from a user to the next target (F44). */
export type Forwarding = Omit<ForwardingRecord, 'from' | 'to'> & { readonly from: AccountParty; readonly to: Party };

/** Steps a call made before it came to us: whose numbers sent it on, and how many steps they were (RFC 5806, RFC 7044). */
export type Diverted = {
  readonly by: readonly Pick<RecordedParty, 'number' | 'accountId'>[];
  readonly hops: number;
};

export type { NotReached };

/** A call that did not reach a user, and may go on to somebody else. */
export type ForwardWish = {
  readonly callId: string;
  readonly caller: Party;
  /** Whom it did not reach. */
  readonly missed: AccountParty;
  readonly happened: NotReached;
  /** It has gone on from them already, and reached nobody there: all that is left is a message. */
  readonly isLast?: boolean;
  /** The steps before, here and elsewhere. */
  readonly forwardings: readonly Forwarding[];
  readonly diverted?: Diverted;
};

/** All steps of a call by now, and where it goes on; undefined where it does not go on. */
export type Forwarded = {
  readonly forwardings: readonly Forwarding[];
  readonly to: Routing['to'] | undefined;
};

/** A user's wish to hand a call on (F33). */
export type TransferWish = {
  readonly callId: string;
  /** Who hands it on: asked as if they called there themselves, by the same permissions and limits. */
  readonly accountId: string;
  /** Theirs. */
  readonly tenantId: string;
  /** As it was typed. */
  readonly dialled: string;
  /** Who is handed on. */
  readonly transferred: Party;
};

/** A supervisor's wish to come to the ear of a user in a live call (F47). */
export type SupervisionWish = { readonly callId: string; readonly supervisorId: string; readonly agent: AccountParty };

/** Who the supervisor is, where they are rung, and whether the user is told also of one who only listens. */
export type SupervisionRouting = {
  readonly supervisor: AccountParty;
  readonly told: boolean;
  readonly to: Result<Round, { readonly code: 'supervision/no-phone' }>;
};

/** A caller while it is being found out where their call goes: somebody may have to be woken first. */
export type WaitingCaller = {
  /** Lets the caller hear that it rings somewhere. */
  readonly rings: () => void;
  /** Aborted when the caller gives up. */
  readonly gone: AbortSignal;
};

/** A user whose phones say nothing to a call that came to them directly. */
export type BesideWish = {
  readonly callId: string;
  readonly accountId: string;
  readonly caller: Party;
  /** As it was called. */
  readonly number: string;
  /** How long a device that woke rings them. */
  readonly ringMs: number;
  /** Aborted when the call does not ring them any more. */
  readonly signal: AbortSignal;
  /** A device of theirs rings. */
  readonly onDevice: () => void;
};

/** They said no where they were woken, nobody came, or phones did that had not been there. */
export type BesideCame = 'declined' | 'nobody' | readonly Target[];

/** The devices of users, which are woken beside their phones. */
export interface Besides {
  /** Resolves when it is known what came of it; undefined: a device rang, and nobody answered there. */
  wakeBeside(wish: BesideWish): Promise<BesideCame | undefined>;
}

/** Where a call goes is not call control's to know: numbers, campaigns and permissions answer it. */
export interface InboundRoute {
  /** @param callId what the call will be known by: `CallObserver.over` comes once for each that was given here */
  route(invite: SipRequest, source: Source, callId: string, caller?: WaitingCaller): Promise<Routing>;
  /** Where a call is handed on to. */
  routeTransfer(wish: TransferWish): Promise<Routing>;
  /** Whom a user asks while a customer waits: as if they called there themselves, and shown as them. */
  routeConsultation(wish: Omit<TransferWish, 'transferred'>): Promise<Routing>;
  /** Where a call goes on that did not reach a user (F44): by the permissions and limits of whoever forwards. */
  routeForwarding(wish: ForwardWish): Promise<Forwarded>;
  /** The phones of the user to whom a transfer comes back; none, where there are none to ring. */
  routeBack(wish: Omit<TransferWish, 'dialled' | 'tenantId'>): Promise<readonly Round[]>;
  /** The phones of a supervisor, who see whom they are to hear. */
  routeSupervision(wish: SupervisionWish): Promise<SupervisionRouting>;
}

/** Who counts calls (caps per trunk, per user) hears of each here, synchronously and in order. */
export interface CallObserver {
  /** An INVITE of ours goes to this peer now. */
  trying(callId: string, peer: Peer): void;
  /** A leg with this peer is over, or was never answered, and the call goes on without it. */
  left(callId: string, peer: Peer, was: 'answered' | 'unanswered'): void;
  /** Exactly once per call that was given to `InboundRoute.route` or to `resumed`, whatever became of it. */
  over(callId: string): void;
  /** A call that goes on after a restart, with the peers it has legs with. */
  resumed(callId: string, record: CallRecord, peers: readonly Peer[]): void;
}
