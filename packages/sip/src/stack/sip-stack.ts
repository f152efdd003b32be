import { Buffer } from 'node:buffer';
import type { Clock, FillRandom, Log } from '@wpm/kernel';
import type { WebSocket } from 'ws';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { parseMessage } from '../message/parse-message.ts';
import { wireForm } from '../message/print-message.ts';
import { type MessageRefusal, WORDS_OF_LOST, wordsOf } from '../message/refusal.ts';
import { refusing } from '../message/refusing.ts';
import { CallGate } from '../overload/call-gate.ts';
import { type StackCounters, Tally } from '../transport/counters.ts';
import {
  type Channel,
  type Destination,
  type Endpoint,
  type Flow,
  type Hop,
  type TraceEntry,
} from '../transport/flow.ts';
import { DEFAULT_LIMITS, type Limits } from '../transport/limits.ts';
import type { Lost } from '../transport/stream-channel.ts';
import type { TlsIdentity, TlsTrust } from '../transport/tls.ts';
import { type AcceptedWebSocket, Transports } from '../transport/transports.ts';
import type { BindDatagrams } from '../transport/udp.ts';
import { ClientTransactions, type Signed } from './client-transactions.ts';
import { contactUri } from './contact-uri.ts';
import { newBranch, tokenMaker } from './identifiers.ts';
import type { HandleRequest } from './incoming-request.ts';
import { startLarge } from './large-request.ts';
import type { ClientEvent, OutgoingRequest } from './outgoing-request.ts';
import { RegisterGate, mayWait, someSeconds } from './register-gate.ts';
import { ServerTransactions } from './server-transactions.ts';
import { viaFor } from './via-address.ts';

export interface SipStackOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly fillRandom: FillRandom;
  /** Who we say we are in `Server` and `User-Agent`. */
  readonly product: string;
  readonly limits?: Partial<Limits>;
  /** Option tags the transaction user knows; a request that requires another gets 420 (RFC 3261 §8.2.2.3). */
  readonly supported?: readonly string[];
  /** New calls that are taken whatever there is to do: those for help. */
  readonly isUrgent?: (invite: SipRequest, flow: Flow) => boolean;
  /** Whom we believe when we open TLS connections. */
  readonly tls?: TlsTrust;
  /** Our address as the peer must be told it: behind NAT another than the socket's. */
  readonly advertise?: (local: Endpoint, remote: Endpoint) => Endpoint;
  /** Told of every message that is read or sent, copies and malformed ones too; it must not throw. */
  readonly trace?: (entry: TraceEntry) => void;
  /** What `listenUdp` binds, in place of a socket of the system. */
  readonly bindUdp?: BindDatagrams;
}

/** RFC 3261 §18.1.1: a request longer than this goes over TCP, as nobody knows what the path takes in one piece. */
const LONGEST_DATAGRAM = 1_300;

/** In what we send to ourselves, which nobody is to guess. */
const SECRET_BYTES = 16;

/**
 * The transaction layer and below (RFC 3261 §17, §18): retransmissions, matching and malformed messages end here, and nothing
 * that comes from outside throws, or takes more than its share.
 */
export class SipStack implements AsyncDisposable {
  readonly #options: SipStackOptions;
  readonly #log: Log;
  readonly #tally = new Tally();
  readonly #newToken: () => string;
  readonly #transports: Transports;
  readonly #clients: ClientTransactions;
  readonly #servers: ServerTransactions;
  readonly #gate: RegisterGate;
  readonly #calls: CallGate;
  #handle: HandleRequest = (incoming) => incoming.respond(refusing(incoming.request, 503, 'Nobody is here yet'));
  /** What the transaction user is doing about the request that was just handed to it. */
  #work: void | Promise<void> = undefined;
  #flowClosed: (flow: Flow) => void = () => {};

  constructor(options: SipStackOptions) {
    this.#options = options;
    this.#log = options.log;
    this.#newToken = tokenMaker(options.fillRandom);
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#transports = new Transports({
      ...options,
      limits,
      tally: this.#tally,
      trust: options.tls ?? {},
      idPrefix: this.#newToken(),
      events: {
        message: (bytes, channel) => this.#receive(bytes, channel),
        sent: (text, channel) => this.#trace('out', text, channel),
        closed: (channel, why) => this.#closed(channel, why),
      },
      lost: (what, channel) => this.#refuseLost(what, channel),
    });
    this.#clients = new ClientTransactions(options);
    const secret = options.fillRandom(new Uint8Array(SECRET_BYTES));
    this.#calls = new CallGate({ ...options, limits, probe: (came) => this.#transports.probe(secret, came) });
    this.#servers = new ServerTransactions({
      ...options,
      limits,
      tally: this.#tally,
      newTag: this.#newToken,
      supported: new Set(options.supported?.map((tag) => tag.toLowerCase())),
      takesCall: (...call) => this.#calls.takes(...call),
      handle: (incoming) => (this.#work = this.#handle(incoming)),
    });
    this.#gate = new RegisterGate({
      clock: options.clock,
      limits,
      letIn: (bytes, channel) => this.#letIn(bytes, channel),
      turnAway: (bytes, channel) => this.#turnAway(bytes, channel),
    });
  }

  /** Open transactions, client and server: what a flood must not raise without bound. */
  get transactions(): number {
    return this.#clients.size + this.#servers.size;
  }

  /** What it had to do so far, and what it holds now. */
  get counters(): StackCounters {
    const [transactionBytes, registersWaiting] = [this.#servers.bytes, this.#gate.waiting];
    const now = { transactions: this.transactions, transactionBytes, registersWaiting, ...this.#transports.now };
    return { ...this.#tally.standing, now };
  }

  /** Binds a UDP socket; port 0 takes a free one. @throws where the address is taken or not ours */
  listenUdp(endpoint: Endpoint): Promise<Endpoint> {
    return this.#transports.listenUdp(endpoint);
  }

  /** Takes TCP connections; port 0 takes a free one. @throws where the address is taken or not ours */
  listenTcp(endpoint: Endpoint): Promise<Endpoint> {
    return this.#transports.listenStream(endpoint);
  }

  /** Takes TLS connections, 1.2 or newer. @throws where the address is taken or not ours, or the identity is none */
  listenTls(endpoint: Endpoint, identity: TlsIdentity): Promise<Endpoint> {
    return this.#transports.listenStream(endpoint, identity);
  }

  /** Shows another certificate from the next handshake on. @throws where it is none, or not of this key; the old one stays then */
  setTlsIdentity(identity: TlsIdentity): void {
    this.#transports.setIdentity(identity);
  }

  /** Takes over a WebSocket opened with the subprotocol `sip`. */
  acceptWebSocket(socket: WebSocket, way: AcceptedWebSocket): Flow {
    return this.#transports.acceptWebSocket(socket, way);
  }

  /**
   * Sets the one transaction user. It also gets the ACKs to its 2xx, and ACKs nobody knows. What it returns is waited for where
   * many register or subscribe at once: few of those are under way at a time.
   */
  onRequest(handler: HandleRequest): void {
    this.#handle = handler;
  }

  /** Sets who is told that a connection is gone; our requests on it have failed by then. */
  onFlowClosed(handler: (flow: Flow) => void): void {
    this.#flowClosed = handler;
  }

  /** Sends a request in a client transaction. `on` is never called before this has returned. */
  request(request: SipRequest, destination: Destination, on: (event: ClientEvent) => void): OutgoingRequest {
    const channel = this.#transports.channelTo(destination);
    const signed = this.#signed(request, channel);
    const overUdp = () => this.#clients.start(signed, channel, on);
    const tcp = this.#tcpInstead(signed, destination);
    if (!tcp) return overUdp();
    const overTcp = (hear: (event: ClientEvent) => void): OutgoingRequest => {
      const connection = this.#transports.channelTo(tcp);
      return this.#clients.start(this.#signed(request, connection), connection, hear);
    };
    return startLarge(overTcp, overUdp, () => this.#transports.isTcpRefused(tcp), on);
  }

  /** Sends a request outside any transaction: the ACK to a 2xx. */
  send(request: SipRequest, destination: Destination): void {
    const channel = this.#transports.channelTo(destination);
    const signed = this.#signed(request, channel);
    const failed = (why: string) => this.#log.warn('sip.send-failed', { method: request.method, why });
    const overUdp = () => channel.send(signed.wire, failed);
    const tcp = this.#tcpInstead(signed, destination);
    if (!tcp) return overUdp();
    const connection = this.#transports.channelTo(tcp);
    connection.send(this.#signed(request, connection).wire, overUdp);
  }

  /** URI by which a peer there reaches the user with us: our `Contact`. A `sips:` one only where the way there is TLS. */
  contactFor(destination: Destination, user: string, wanted: 'sip' | 'sips' = 'sip'): string {
    const ends = this.#transports.endsOf(destination);
    return contactUri({ ...ends, local: this.#localFor(ends) }, user, wanted);
  }

  /** Closes sockets and forgets transactions; nobody is told. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#handle = () => {};
    this.#flowClosed = () => {};
    this.#gate[Symbol.dispose]();
    this.#calls[Symbol.dispose]();
    this.#clients.stop();
    this.#servers.stop();
    await this.#transports[Symbol.asyncDispose]();
  }

  #receive(bytes: Uint8Array, channel: Channel): void {
    if (mayWait(bytes)) this.#gate.enter(bytes, channel);
    else this.#read(bytes, channel);
  }

  #letIn(bytes: Uint8Array, channel: Channel): void | Promise<void> {
    this.#work = undefined;
    this.#read(bytes, channel);
    return this.#work;
  }

  #turnAway(bytes: Uint8Array, channel: Channel): void {
    const parsed = parseMessage(bytes);
    const request = parsed.ok ? parsed.value : undefined;
    if (request?.kind === 'request') this.#servers.turnAway(request, channel, someSeconds(this.#options.fillRandom));
  }

  #read(bytes: Uint8Array, channel: Channel): void {
    this.#trace('in', bytes, channel);
    const parsed = parseMessage(bytes);
    if (!parsed.ok) this.#refuse(parsed.error, channel);
    else if (parsed.value.kind === 'request') this.#servers.receive(parsed.value, channel, bytes.length);
    else this.#receiveResponse(parsed.value);
  }

  #trace(direction: 'in' | 'out', message: string | Uint8Array, { transport, local, remote }: Channel): void {
    const { trace, clock } = this.#options;
    if (!trace) return;
    const text = typeof message === 'string' ? message : decoder.decode(message);
    trace({ at: clock.now(), direction, transport, local, remote, text });
  }

  #receiveResponse(response: SipResponse): void {
    // RFC 3261 §8.1.3.3: a response with another Via below ours is not for us.
    const ours = response.headers.all('Via').length === 1;
    if (!ours || !this.#clients.receive(response)) this.#log.debug('sip.stray-response', { status: response.status });
  }

  #refuse({ code, detail, status, request }: MessageRefusal, channel: Channel): void {
    this.#tally.malformed++;
    this.#log.debug('sip.malformed', { code, status, from: channel.remote.address });
    if (request && status) this.#servers.refuse(request, { status, words: wordsOf(code, detail) }, channel);
  }

  /** RFC 3261 §18.3: a message in a stream without `Content-Length`, or too long a one, is refused; then the connection ends. */
  #refuseLost({ head, status }: Lost, channel: Channel): void {
    this.#tally.malformed++;
    this.#trace('in', head, channel);
    const parsed = parseMessage(head);
    const request = parsed.ok ? parsed.value : parsed.error.request;
    if (request?.kind !== 'request' || request.method === 'ACK') return;
    this.#servers.refuse(request, { status, words: WORDS_OF_LOST[status] }, channel);
  }

  #closed(channel: Channel, why: string): void {
    this.#clients.channelClosed(channel, why);
    try {
      this.#flowClosed(channel);
    } catch (error) {
      this.#log.error('sip.handler-failed', { event: 'flow-closed', error: String(error) });
    }
  }

  /** The request as it goes out on the channel: our `Via` on top, and who we are. */
  #signed(request: SipRequest, channel: Channel): Signed {
    const way = { transport: channel.transport, local: this.#localFor(channel) };
    const headers = request.headers.clone().prepend('Via', viaFor(way, newBranch(this.#newToken)));
    if (!headers.has('User-Agent')) headers.add('User-Agent', this.#options.product);
    const signed = { ...request, headers };
    return { request: signed, wire: wireForm(signed) };
  }

  #localFor({ local, remote }: Pick<Flow, 'local' | 'remote'>): Endpoint {
    return this.#options.advertise?.(local, remote) ?? local;
  }

  /** The hop over TCP, where the request is too long for a datagram and somebody may take connections there. */
  #tcpInstead({ wire }: Signed, destination: Destination): (Hop & { readonly transport: 'tcp' }) | undefined {
    if ('flow' in destination || destination.transport !== 'udp') return undefined;
    if (Buffer.byteLength(wire) <= LONGEST_DATAGRAM || this.#transports.isTcpRefused(destination)) return undefined;
    return { transport: 'tcp', address: destination.address, port: destination.port };
  }
}

const decoder = new TextDecoder();
