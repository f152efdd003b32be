import { type FillRandom, ManualClock, ok, silentLog } from '@wpm/kernel';
import { FakeMediaPlane } from '@wpm/media';
import {
  type ClientEvent,
  type IncomingRequest,
  type SipRequest,
  type SipResponse,
  makeRequest,
  reply,
  tagOf,
  toOf,
} from '@wpm/sip';
import { anna, customer } from '../call/sample-call.ts';
import type { Peer } from '../party.ts';
import type { CallObserver, InboundRoute, Routing, Signalling, Source, Target } from '../ports.ts';
import type { CallJournal, CallRecord, JournalledCall } from '../record.ts';
import { CallControl } from './call-control.ts';

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

export const TRUNK: Source = {
  kind: 'trunk',
  trunkId: 'lab',
  tenantId: 'tenant-1',
  peer: { kind: 'trunk', trunkId: 'lab' },
};

export const PHONE: Target = {
  peer: { kind: 'account', aor: 'sip:anna@demo.local', contact: 'sip:anna@phone.invalid;transport=ws' },
  transport: 'rtp',
  uri: 'sip:anna@phone.invalid;transport=ws',
  from: { uri: 'sip:+48600100200@demo.local' },
  headers: [],
};

const named = (peer: Peer): string => (peer.kind === 'trunk' ? peer.trunkId : peer.kind);

/** What happened, in order, as one list: what went out on the wire and what went to disk. */
export type Happening = string;

/** A journal that can be made to fail, and that tells when it was written. */
class MemoryJournal implements CallJournal {
  readonly live = new Map<string, JournalledCall>();
  readonly closed: CallRecord[] = [];
  failing = false;
  readonly #happened: Happening[];

  constructor(happened: Happening[]) {
    this.#happened = happened;
  }

  async save(call: JournalledCall): Promise<void> {
    if (this.failing) throw new Error('database is away');
    // What is read back after a restart has been through JSON.
    const written: JournalledCall = JSON.parse(JSON.stringify(call));
    this.live.set(call.record.id, written);
    this.#happened.push('disk: saved');
  }

  async close(record: CallRecord): Promise<void> {
    if (this.failing) throw new Error('database is away');
    this.live.delete(record.id);
    this.closed.push(record);
    this.#happened.push('disk: closed');
  }

  async open(): Promise<readonly JournalledCall[]> {
    return [...this.live.values()];
  }
}

type Sent = { readonly request: SipRequest; readonly to: Peer; readonly answer: (event: ClientEvent) => void };

/** The world around call control, with no sockets: the test is the other side of every leg. */
export class Stage {
  readonly happened: Happening[] = [];
  readonly clock = new ManualClock();
  readonly media = new FakeMediaPlane();
  readonly journal = new MemoryJournal(this.happened);
  readonly sent: Sent[] = [];
  readonly ended: CallRecord[] = [];
  readonly callers: Caller[] = [];
  /** What the observer was told: `trying lab`, `over`, `resumed account`. */
  readonly observed: string[] = [];
  routing: Routing = this.ringing(PHONE);
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
    const route: InboundRoute = { route: async () => this.routing };
    this.control = new CallControl({
      signalling: this.#signalling(),
      media: this.media,
      journal: this.journal,
      route,
      observer: this.#observer(),
      clock: this.clock,
      fillRandom,
      log: silentLog,
      recoverRecording: async (recordingId) => ({
        recordingId,
        file: 'recovered.wav',
        durationMs: 4_000,
        bytes: 64_058,
      }),
      onEnded: (record) => this.ended.push(record),
    });
    return this.control;
  }

  /** An INVITE from the trunk; resolves when call control has dealt with it. */
  async invite(body = OFFER, callId = 'from-trunk'): Promise<Caller> {
    const caller = new Caller(this, callId, body);
    this.callers.push(caller);
    await this.control.invite(caller.incoming, TRUNK, 'rtp');
    return caller;
  }

  /** The INVITE that went to a phone, newest last. */
  offered(index = 0): Callee {
    const sent = this.sent.filter(({ request }) => request.method === 'INVITE')[index];
    if (!sent)
      throw new Error(`no INVITE ${index} was sent; sent: ${this.sent.map(({ request }) => request.method).join(' ')}`);
    return new Callee(this, sent);
  }

  /** Lets everything that waits for nothing but promises happen. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  }

  #observer(): CallObserver {
    return {
      trying: (_, peer) => void this.observed.push(`trying ${named(peer)}`),
      over: () => void this.observed.push('over'),
      resumed: (_, __, peers) => void this.observed.push(`resumed ${peers.map(named).join(' ')}`),
    };
  }

  #signalling(): Signalling {
    return {
      request: (request, to, on) => {
        this.happened.push(`sent: ${request.method}`);
        this.sent.push({ request, to, answer: on });
        return { request, cancel: () => void this.happened.push('sent: CANCEL') };
      },
      send: (request) => void this.happened.push(`sent: ${request.method}`),
      contactFor: () => 'sip:wpm@127.0.0.1:5060',
    };
  }
}

/** The one who called us. */
export class Caller {
  readonly responses: SipResponse[] = [];
  readonly incoming: IncomingRequest;
  readonly #stage: Stage;
  #onCancel: ((cancel: SipRequest) => void) | undefined;
  #cancelled = false;

  constructor(stage: Stage, callId: string, body: string) {
    this.#stage = stage;
    const request = makeRequest({
      method: 'INVITE',
      uri: 'sip:+48221000101@127.0.0.1',
      from: { uri: 'sip:+48600100200@127.0.0.1:5070', params: { tag: 'customer' } },
      to: { uri: 'sip:+48221000101@127.0.0.1', params: {} },
      callId,
      cseq: 1,
      headers: [['Contact', '<sip:customer@127.0.0.1:5070>']],
      ...(body ? { body, contentType: 'application/sdp' } : {}),
    });
    this.incoming = this.#incoming(request, (handler) => {
      this.#onCancel = handler;
      // As the stack does: a CANCEL that came before anybody asked is told at once.
      if (this.#cancelled) handler(request);
    });
  }

  get statuses(): number[] {
    return this.responses.map(({ status }) => status);
  }

  get last(): SipResponse {
    const last = this.responses.at(-1);
    if (!last) throw new Error('no response yet');
    return last;
  }

  async cancel(): Promise<void> {
    this.#cancelled = true;
    this.#onCancel?.(this.incoming.request);
    await this.#stage.settle();
  }

  /** A request of the caller within the dialog our 200 made. */
  async within(method: string, cseq: number, body = ''): Promise<void> {
    const to = toOf(this.last);
    const request = makeRequest({
      method,
      uri: 'sip:wpm@127.0.0.1:5060',
      from: { uri: 'sip:+48600100200@127.0.0.1:5070', params: { tag: 'customer' } },
      to: { uri: to.uri, params: { tag: tagOf(to) ?? '' } },
      callId: this.incoming.request.headers.get('Call-ID') ?? '',
      cseq,
      ...(body ? { body, contentType: 'application/sdp' } : {}),
    });
    this.#stage.control.receive(this.#incoming(request, () => undefined));
    await this.#stage.settle();
  }

  #incoming(request: SipRequest, onCancel: IncomingRequest['onCancel']): IncomingRequest {
    const local = { address: '127.0.0.1', port: 5060 };
    const remote = { address: '127.0.0.1', port: 5070 };
    return {
      request,
      flow: { id: 'trunk', transport: 'udp', remote, local, open: true },
      respond: (response) => {
        this.#stage.happened.push(`${request.method}: ${response.status}`);
        this.responses.push(response);
      },
      onCancel,
    };
  }
}

/** The phone we called. */
export class Callee {
  readonly invite: SipRequest;
  readonly #stage: Stage;
  readonly #sent: Sent;

  constructor(stage: Stage, sent: Sent) {
    this.#stage = stage;
    this.#sent = sent;
    this.invite = sent.request;
  }

  async respond(status: number, body = '', headers: [string, string][] = []): Promise<void> {
    const contact: [string, string] = ['Contact', '<sip:anna@phone.invalid;transport=ws>'];
    const response = reply(this.invite, status, {
      toTag: 'phone',
      headers: [contact, ...headers],
      ...(body ? { body, contentType: 'application/sdp' } : {}),
    });
    this.#sent.answer({ kind: 'response', response });
    await this.#stage.settle();
  }

  async silence(): Promise<void> {
    this.#sent.answer({ kind: 'timeout' });
    await this.#stage.settle();
  }
}

/** A call from the trunk that a phone has answered. */
export async function answeredCall(stage = new Stage()) {
  const caller = await stage.invite();
  await stage.offered().respond(180);
  await stage.offered().respond(200, OFFER);
  await caller.within('ACK', 1);
  return { stage, caller };
}
