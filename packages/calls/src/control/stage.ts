import { type FillRandom, ManualClock, type Result, ok, silentLog } from '@wpm/kernel';
import { type AudioSource, type Codec, FakeMediaPlane } from '@wpm/media';
import type { LegId } from '../call/call.ts';
import type { LiveNews } from '../call/live-view.ts';
import { anna, customer, greta, jan } from '../call/sample-call.ts';
import type { Peer } from '../party.ts';
import type {
  CallObserver,
  ForwardWish,
  Forwarded,
  InboundRoute,
  Round,
  Routing,
  Signalling,
  Source,
  SupervisionRouting,
  Target,
  TransferWish,
} from '../ports.ts';
import type { SupervisionNews } from './supervision-news.ts';
import type { CallRecord } from '../record.ts';
import { DEFAULT_SESSION_TIMER, type SessionTimerSettings, type SipRequest, type SipResponse, reply } from '@wpm/sip';
import { CallControl } from './call-control.ts';
import { type Happening, MemoryJournal } from './stage-journal.ts';
import type { PlaceRefused, Placed } from '../place-port.ts';
import type { CallQueues, Callable, ChoiceTo, OfferWish, OverflowTo, OverflowWish, QueueNews } from '../queue-port.ts';
import { Callee, Caller, type Content, type Sent } from './stage-parties.ts';

/** An offer as a trunk or SIPp sends it. */
export const OFFER = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=audio 40000 RTP/AVP 8 101',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:101 telephone-event/8000',
  '',
].join('\r\n');

const LAB = { kind: 'trunk', trunkId: 'lab' } as const;
export const TRUNK: Source = { ...LAB, tenantId: 'tenant-1', peer: LAB };

export const PHONE: Target = {
  peer: { kind: 'account', aor: 'sip:anna@demo.local', contact: 'sip:anna@phone.invalid;transport=ws' },
  transport: 'rtp',
  uri: 'sip:anna@phone.invalid;transport=ws',
  from: { uri: 'sip:+48600100200@demo.local' },
  headers: [],
};

/** The phone of a colleague. */
export const COLLEAGUE: Target = {
  ...PHONE,
  peer: { kind: 'account', aor: 'sip:jan@demo.local', contact: 'sip:jan@phone.invalid;transport=ws' },
  uri: 'sip:jan@phone.invalid;transport=ws',
};

/** The customer, by the trunk. */
const TO_TRUNK: Target = { ...PHONE, peer: LAB, uri: 'sip:+48600100200@127.0.0.1:5070' };

const named = (peer: Peer): string => (peer.kind === 'trunk' ? peer.trunkId : peer.kind);

const SUPERVISORS_PHONE: Round = { targets: [COLLEAGUE], ringMs: 20_000 };

/** The world around call control, with no sockets: the test is the other side of every leg. */
export class Stage {
  readonly happened: Happening[] = [];
  readonly clock = new ManualClock();
  readonly media = new FakeMediaPlane();
  readonly journal = new MemoryJournal(this.happened);
  readonly sent: Sent[] = [];
  readonly acks: SipRequest[] = [];
  /** Trunks there is no way to. */
  readonly unreachable = new Set<string>();
  /** Trunks, and addresses of record, that are reached over TLS. */
  readonly overTls = new Set<string>();
  readonly ended: CallRecord[] = [];
  /** What users were told of their live calls. */
  readonly told: LiveNews[] = [];
  /** What became of supervisors. */
  readonly supervised: SupervisionNews[] = [];
  readonly callers: Caller[] = [];
  /** What the observer was told: `trying lab`, `over`, `resumed account`. */
  readonly observed: string[] = [];
  sessionTimer: SessionTimerSettings = DEFAULT_SESSION_TIMER;
  browserCodecs: readonly Codec[] | undefined;
  routing: Routing = this.ringing(PHONE);
  /** Where transfers go; Jan's phone unless told. */
  transferRouting: Routing = { ...this.ringing(COLLEAGUE), direction: 'internal', callee: jan };
  /** When that is known. */
  transferRouted: Promise<void> = Promise.resolve();
  /** Where Anna can be rung when a transfer comes back. */
  wayBack: readonly Round[] = [{ targets: [PHONE], ringMs: 30_000 }];
  /** Where Greta, who supervises, is rung. */
  supervisorRouting: SupervisionRouting = { supervisor: greta, told: false, to: ok(SUPERVISORS_PHONE) };
  /** Where a call goes that is placed for Anna, and her phones; to the trunk unless told. */
  placing: Result<Placed, PlaceRefused> = ok({
    routing: { ...this.ringing(TO_TRUNK), direction: 'outbound', caller: anna, callee: customer },
    phones: async () => ({ targets: [PHONE], ringMs: 20_000 }),
  });
  /** What she was said to be busy with, whenever that was told. */
  readonly rung: string[] = [];
  /** Users whose phones rang out for a call of a queue. */
  readonly rungOut: string[] = [];
  readonly wishes: TransferWish[] = [];
  /** What the queues were told of calls. */
  readonly queued: QueueNews[] = [];
  /** Whom an offer to a user rings. */
  offering: (wish: OfferWish) => Callable | Promise<Callable> = () => ({ party: anna, targets: [PHONE] });
  /** Where a call goes that waited too long. */
  overflow: (wish: OverflowWish) => OverflowTo | undefined = () => undefined;
  /** Where a caller goes who chose in a menu. */
  choice: ChoiceTo | undefined;
  /** What a customer is told of their place. */
  place: AudioSource | undefined;
  /** Where calls go on that do not reach a user, one after the other; nowhere, where none is left. */
  readonly forwardings: Forwarded[] = [];
  readonly missed: ForwardWish[] = [];
  control = this.restart();

  ringing(...targets: Target[]): Routing {
    return this.inRounds(targets);
  }

  inRounds(...rounds: Target[][]): Routing {
    const to = ok({ kind: 'ring', rounds: rounds.map((targets) => ({ targets, ringMs: 30_000 })) } as const);
    return { direction: 'inbound', caller: customer, callee: anna, to };
  }

  /** A new process: nothing but the disk and the media engine is left of the old one. */
  restart(): CallControl {
    let count = 0;
    const fillRandom: FillRandom = (bytes) => bytes.fill(++count % 256);
    this.control = new CallControl({
      signalling: this.#signalling(),
      media: this.media,
      journal: this.journal,
      route: this.#route(),
      observer: this.#observer(),
      clock: this.clock,
      fillRandom,
      sessionTimer: this.sessionTimer,
      ...(this.browserCodecs && { browserCodecs: this.browserCodecs }),
      log: silentLog,
      recoverRecording: async (recordingId) => ({
        recordingId,
        file: 'recovered.wav',
        durationMs: 4_000,
        bytes: 64_058,
      }),
      onEnded: (record) => this.ended.push(record),
      onLive: (news) => this.told.push(news),
      onSupervision: (news) => this.supervised.push(news),
      placed: { routePlaced: async () => this.placing },
      onRung: (accountId, after) => {
        this.rung.push(this.control.occupationOf(accountId));
        if (after?.kind === 'not-answered') this.rungOut.push(accountId);
      },
      queues: this.#queues(),
    });
    return this.control;
  }

  #route(): InboundRoute {
    return {
      route: async () => this.routing,
      routeTransfer: async (wish) => {
        this.wishes.push(wish);
        await this.transferRouted;
        return this.transferRouting;
      },
      routeConsultation: async (wish) => {
        this.wishes.push({ ...wish, transferred: anna });
        return this.transferRouting;
      },
      routeForwarding: async (wish) => {
        this.missed.push(wish);
        return this.forwardings.shift() ?? { forwardings: wish.forwardings, to: undefined };
      },
      routeBack: async () => this.wayBack,
      routeSupervision: async () => this.supervisorRouting,
    };
  }

  #queues(): CallQueues {
    return {
      turned: (news) => this.queued.push(news),
      toldTo: () => this.place,
      routeOffer: async (wish) => this.offering(wish),
      routeOverflow: async (wish) => this.overflow(wish),
      routeChoice: async () => this.choice,
    };
  }

  /** An INVITE, from the trunk unless told; resolves when call control has dealt with it. */
  async invite(content: Content | string = OFFER, callId = 'from-trunk', source: Source = TRUNK): Promise<Caller> {
    const caller = new Caller(this, callId, typeof content === 'string' ? { body: content } : content);
    this.callers.push(caller);
    await this.control.invite(caller.incoming, source, { transport: 'rtp' });
    return caller;
  }

  /** The INVITE that went to a phone, newest last. @param tag of the fork that answers it */
  offered(index = 0, tag = 'phone'): Callee {
    return new Callee(this, this.sentOf('INVITE', index), tag);
  }

  /** A request of ours by its method, the newest last. */
  sentOf(method: string, index = 0): Sent {
    const sent = this.sent.filter(({ request }) => request.method === method)[index];
    if (sent) return sent;
    throw new Error(
      `no ${method} ${index} was sent; sent: ${this.sent.map(({ request }) => request.method).join(' ')}`,
    );
  }

  /** What the phone says to the newest request of ours of this method. */
  replyTo(method: string, status: number): SipResponse {
    const { request } = this.sent.filter((sent) => sent.request.method === method).at(-1) ?? this.sentOf(method);
    return reply(request, status);
  }

  /** Lets time pass, and what comes of it happen. */
  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.settle();
  }

  /** Lets everything that waits for nothing but promises happen. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 100; turn++) await Promise.resolve();
  }

  #observer(): CallObserver {
    return {
      trying: (_, peer) => void this.observed.push(`trying ${named(peer)}`),
      left: (_, peer, was) => void this.observed.push(`left ${named(peer)} ${was}`),
      over: () => void this.observed.push('over'),
      resumed: (_, __, peers) => void this.observed.push(`resumed ${peers.map(named).join(' ')}`),
    };
  }

  #signalling(): Signalling {
    return {
      request: (request, to, on, nextNumber) => {
        this.happened.push(`sent: ${request.method}`);
        this.sent.push({ request, to, answer: on, nextNumber });
        return { request, cancel: () => void this.happened.push('sent: CANCEL') };
      },
      send: (request) => {
        this.happened.push(`sent: ${request.method}`);
        this.acks.push(request);
      },
      contactFor: (peer) => {
        if (this.unreachable.has(named(peer))) throw new Error('no way to the peer');
        return 'sip:wpm@127.0.0.1:5060';
      },
      isOverTls: (peer) => this.overTls.has(peer.kind === 'trunk' ? peer.trunkId : peer.aor),
    };
  }
}

/** A stage whose sessions last so long. */
export function stageWith(sessionTimer: SessionTimerSettings): Stage {
  const stage = new Stage();
  stage.sessionTimer = sessionTimer;
  stage.restart();
  return stage;
}

/** A call from the trunk that a phone has answered. */
export async function answeredCall(stage = new Stage()) {
  const caller = await stage.invite();
  await stage.offered().respond(180);
  await stage.offered().respond(200, OFFER);
  await caller.within('ACK', 1);
  return { stage, caller };
}

/** The media of the one call, as call control left it. */
export function heardIn({ media }: Stage, leg: LegId): string | undefined {
  const [session] = media.open.values();
  const known = session?.legs.get(leg);
  if (typeof known?.playing === 'object') return JSON.stringify(known.playing);
  return known && (known.playing ?? known.hears.join(' '));
}

/** Who is on the recording, the agent first. */
export const recordedIn = ({ media }: Stage) => {
  const recording = [...media.open.values()][0]?.recording;
  return recording && [recording.agent.join(' '), recording.customer.join(' ')];
};
