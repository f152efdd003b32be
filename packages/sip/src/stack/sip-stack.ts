import type { Clock, FillRandom, Log } from '@wpm/kernel';
import type { WebSocket } from 'ws';
import { reply } from '../message/build.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { parseMessage } from '../message/parse-message.ts';
import { printMessage } from '../message/print-message.ts';
import type { MessageRefusal } from '../message/refusal.ts';
import { printUri } from '../message/uri.ts';
import type { Channel, ChannelEvents, Destination, Endpoint, Flow, TraceEntry } from '../transport/flow.ts';
import { UdpTransport } from '../transport/udp.ts';
import { WebSocketChannel } from '../transport/web-socket.ts';
import { DEFAULT_LIMITS, type Limits } from './admission.ts';
import { ClientTransactions } from './client-transactions.ts';
import { newBranch, randomToken } from './identifiers.ts';
import type { IncomingRequest } from './incoming-request.ts';
import type { ClientEvent, OutgoingRequest } from './outgoing-request.ts';
import { ServerTransactions } from './server-transactions.ts';
import { hostOf, viaFor } from './via-address.ts';

export interface SipStackOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly fillRandom: FillRandom;
  /** Who we say we are in `Server` and `User-Agent`. */
  readonly product: string;
  readonly limits?: Partial<Limits>;
  /** Option tags the transaction user knows; a request that requires another gets 420 (RFC 3261 §8.2.2.3). */
  readonly supported?: readonly string[];
  /** Told of every message in and out, copies and malformed ones too; it must not throw. */
  readonly trace?: (entry: TraceEntry) => void;
}

/** The RFC 7118 side of a WebSocket the HTTP server has upgraded, and checked. */
export interface AcceptedWebSocket {
  readonly remote: Endpoint;
  readonly local: Endpoint;
  readonly secure: boolean;
  /** The AOR of who may speak here; it becomes the flow's. */
  readonly identity?: string;
}

/**
 * The transaction layer and below (RFC 3261 §17, §18) over UDP and WebSocket: retransmissions, matching and malformed messages
 * end here, and nothing that comes from outside throws.
 */
export class SipStack implements AsyncDisposable {
  readonly #options: SipStackOptions;
  readonly #log: Log;
  readonly #clients: ClientTransactions;
  readonly #servers: ServerTransactions;
  readonly #udp: UdpTransport[] = [];
  readonly #webSockets = new Map<string, WebSocketChannel>();
  readonly #events: ChannelEvents = {
    message: (bytes, channel) => this.#receive(bytes, channel),
    sent: (text, channel) => this.#trace('out', text, channel),
    closed: (channel) => this.#closed(channel),
  };
  #nextWebSocket = 1;
  #handle: (incoming: IncomingRequest) => void = (incoming) => incoming.respond(reply(incoming.request, 503));
  #flowClosed: (flow: Flow) => void = () => {};

  constructor(options: SipStackOptions) {
    this.#options = options;
    this.#log = options.log;
    this.#clients = new ClientTransactions(options);
    this.#servers = new ServerTransactions({
      ...options,
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      newTag: () => randomToken(options.fillRandom),
      supported: new Set(options.supported?.map((tag) => tag.toLowerCase())),
      handle: (incoming) => this.#handle(incoming),
    });
  }

  /** Open transactions, client and server: what a flood must not raise without bound. */
  get transactions(): number {
    return this.#clients.size + this.#servers.size;
  }

  /** Binds a UDP socket; port 0 takes a free one. @throws where the address is taken or not ours */
  async listenUdp(endpoint: Endpoint): Promise<Endpoint> {
    const transport = await UdpTransport.bind(endpoint, this.#events);
    this.#udp.push(transport);
    return transport.local;
  }

  /** Takes over a WebSocket opened with the subprotocol `sip`. */
  acceptWebSocket(socket: WebSocket, { remote, local, secure, identity }: AcceptedWebSocket): Flow {
    const way = {
      id: `ws ${this.#nextWebSocket++}`,
      remote,
      local,
      secure,
      ...(identity !== undefined && { identity }),
    };
    const channel = new WebSocketChannel(socket, way, {
      clock: this.#options.clock,
      events: this.#events,
    });
    this.#webSockets.set(channel.id, channel);
    return channel;
  }

  /** Sets the one transaction user. It also gets the ACKs to its 2xx, and ACKs nobody knows. */
  onRequest(handler: (incoming: IncomingRequest) => void): void {
    this.#handle = handler;
  }

  /** Sets who is told that a WebSocket is gone; its transactions have failed by then. */
  onFlowClosed(handler: (flow: Flow) => void): void {
    this.#flowClosed = handler;
  }

  /** Sends a request in a client transaction. `on` is never called before this has returned. */
  request(request: SipRequest, destination: Destination, on: (event: ClientEvent) => void): OutgoingRequest {
    const channel = this.#channelOf(destination);
    return this.#clients.start(this.#signed(request, channel), channel, on);
  }

  /** Sends a request outside any transaction: the ACK to a 2xx. */
  send(request: SipRequest, destination: Destination): void {
    const channel = this.#channelOf(destination);
    const failed = (why: string) => this.#log.warn('sip.send-failed', { method: request.method, why });
    channel.send(printMessage(this.#signed(request, channel)), failed);
  }

  /** URI by which a peer there reaches the user with us: our `Contact`. */
  contactFor(destination: Destination, user: string): string {
    const { transport, local } = this.#channelOf(destination);
    // RFC 7118 §5.2.3: `transport=ws` stands for both WS and WSS.
    const params = transport === 'udp' ? {} : { transport: 'ws' };
    return printUri({ scheme: 'sip', user, host: hostOf(local), port: local.port, params });
  }

  /** Closes sockets and forgets transactions; nobody is told. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#handle = () => {};
    this.#flowClosed = () => {};
    this.#clients.stop();
    this.#servers.stop();
    for (const channel of this.#webSockets.values()) channel.close();
    await Promise.all(this.#udp.map((transport) => transport[Symbol.asyncDispose]()));
  }

  #receive(bytes: Uint8Array, channel: Channel): void {
    this.#trace('in', bytes, channel);
    const parsed = parseMessage(bytes);
    if (!parsed.ok) this.#refuse(parsed.error, channel);
    else if (parsed.value.kind === 'request') this.#servers.receive(parsed.value, channel);
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

  #refuse({ code, status, request }: MessageRefusal, channel: Channel): void {
    this.#log.debug('sip.malformed', { code, status, from: channel.remote.address });
    if (request && status) this.#servers.refuse(request, status, channel);
  }

  #closed(channel: Channel): void {
    this.#webSockets.delete(channel.id);
    this.#clients.channelClosed(channel);
    this.#servers.channelClosed(channel);
    try {
      this.#flowClosed(channel);
    } catch (error) {
      this.#log.error('sip.handler-failed', { event: 'flow-closed', error: String(error) });
    }
  }

  /** The request as it goes out on the channel: our `Via` on top, and who we are. */
  #signed(request: SipRequest, channel: Channel): SipRequest {
    const headers = request.headers.clone().prepend('Via', viaFor(channel, newBranch(this.#options.fillRandom)));
    if (!headers.has('User-Agent')) headers.add('User-Agent', this.#options.product);
    return { ...request, headers };
  }

  #channelOf(destination: Destination): Channel {
    if ('flow' in destination) return this.#channelOfFlow(destination.flow);
    const transport =
      destination.transport === 'udp' ? this.#udp.find((each) => each.reaches(destination.address)) : undefined;
    return transport?.channelTo(destination) ?? nowhere(destination.transport, destination);
  }

  #channelOfFlow(flow: Flow): Channel {
    if (flow.transport !== 'udp') return this.#webSockets.get(flow.id) ?? nowhere(flow.transport, flow.remote);
    // A flow read back after a restart may name a socket that is no more: any that reaches the peer will do.
    const reaching = this.#udp.filter((each) => each.reaches(flow.remote.address));
    const transport = reaching.find(({ local }) => local.port === flow.local.port) ?? reaching[0];
    return transport?.channelTo(flow.remote) ?? nowhere(flow.transport, flow.remote);
  }
}

const decoder = new TextDecoder();

const UNBOUND: Endpoint = { address: '0.0.0.0', port: 0 };

/** A way that is gone, or never was: what is sent there fails. */
function nowhere(transport: Flow['transport'], remote: Endpoint): Channel {
  const channel: Channel = {
    id: 'nowhere',
    transport,
    remote,
    local: UNBOUND,
    open: false,
    send: (_, failed) => queueMicrotask(() => failed('no way there')),
    towards: () => channel,
  };
  return channel;
}
