import { isIPv6 } from 'node:net';
import type { Clock } from '@wpm/kernel';
import type { WebSocket } from 'ws';
import { plainAddress } from './address.ts';
import { Connections } from './connections.ts';
import type { Tally } from './counters.ts';
import type { Channel, ChannelEvents, Destination, Endpoint, Flow, Hop } from './flow.ts';
import type { Limits } from './limits.ts';
import { LocalAddresses } from './local-address.ts';
import { MessageRates } from './message-rates.ts';
import { nowhere } from './nowhere.ts';
import type { Lost, StreamHop } from './stream-channel.ts';
import { StreamListener } from './stream-listener.ts';
import { Strangers } from './strangers.ts';
import type { TlsIdentity, TlsTrust } from './tls.ts';
import { type BindDatagrams, type DatagramTransport, bindUdp } from './udp.ts';
import { WebSocketChannel } from './web-socket.ts';
import { sourceNetwork } from './source-network.ts';

/** The RFC 7118 side of a WebSocket the HTTP server has upgraded, and checked. */
export interface AcceptedWebSocket {
  readonly remote: Endpoint;
  readonly local: Endpoint;
  readonly secure: boolean;
  /** The AOR of who may speak here; it becomes the flow's. */
  readonly identity?: string;
}

/** What all transports of a stack need. */
export interface TransportsOptions {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly tally: Tally;
  readonly trust: TlsTrust;
  /** Nobody else's: it starts the ids of connections. */
  readonly idPrefix: string;
  readonly events: ChannelEvents;
  readonly lost: (what: Lost, channel: Channel) => void;
  readonly bindUdp?: BindDatagrams;
}

/** All ways in and out of a stack, and what each source may send along them. */
export class Transports implements AsyncDisposable {
  readonly #options: TransportsOptions;
  readonly #events: ChannelEvents;
  readonly #rates: MessageRates;
  readonly #strangers: Strangers | undefined;
  readonly #udp: DatagramTransport[] = [];
  readonly #listeners: StreamListener[] = [];
  readonly #connections: Connections;
  readonly #webSockets = new Map<string, WebSocketChannel>();
  #nextWebSocket = 1;

  constructor(options: TransportsOptions) {
    const { clock, limits, events, tally } = options;
    this.#options = options;
    this.#rates = new MessageRates(limits, clock);
    const { strangersPerSecond } = limits;
    this.#strangers = strangersPerSecond < Infinity ? new Strangers(strangersPerSecond, clock) : undefined;
    this.#events = {
      message: (bytes, channel) => this.#admit(bytes, channel),
      sent: (text, channel) => {
        tally.sent[channel.transport]++;
        events.sent(text, channel);
      },
      closed: (channel, why) => {
        this.#webSockets.delete(channel.id);
        events.closed(channel, why);
      },
    };
    this.#connections = new Connections({
      ...options,
      events: this.#events,
      localFor: (transport, remote) => this.#localFor(transport, remote),
      refused: () => void tally.limited.connections++,
    });
  }

  /** Binds a UDP socket. @throws where the address is taken or not ours */
  async listenUdp(endpoint: Endpoint): Promise<Endpoint> {
    const transport = await (this.#options.bindUdp ?? bindUdp)(endpoint, this.#events);
    this.#udp.push(transport);
    return transport.local;
  }

  /** A datagram to ourselves by each UDP socket; `came` when all have been read. Nothing where there is none. @param secret nobody else's */
  probe(secret: Uint8Array, came: () => void): void {
    const waiting = new Set(this.#udp);
    for (const socket of this.#udp) {
      socket.probe?.(secret, () => {
        waiting.delete(socket);
        if (waiting.size === 0) came();
      });
    }
  }

  /** Takes TCP connections, with an identity TLS ones. @throws where the address is taken or not ours, or the identity is none */
  async listenStream(endpoint: Endpoint, identity?: TlsIdentity): Promise<Endpoint> {
    const listener = await StreamListener.bind(endpoint, this.#connections, identity);
    this.#listeners.push(listener);
    if (identity) this.#connections.setIdentity(identity);
    return listener.local;
  }

  /** @throws where certificate or key cannot be read, or do not belong together; the old ones stay then */
  setIdentity(identity: TlsIdentity): void {
    for (const listener of this.#listeners) listener.setIdentity(identity);
    this.#connections.setIdentity(identity);
  }

  /** Takes over a WebSocket opened with the subprotocol `sip`. */
  acceptWebSocket(socket: WebSocket, way: AcceptedWebSocket): Flow {
    const remote = { address: plainAddress(way.remote.address), port: way.remote.port };
    const id = `ws ${this.#options.idPrefix}-${this.#nextWebSocket++}`;
    const { clock } = this.#options;
    const channel = new WebSocketChannel(socket, { ...way, id, remote }, { clock, events: this.#events });
    this.#webSockets.set(channel.id, channel);
    return channel;
  }

  /** The way there; it may have to be opened first. */
  channelTo(destination: Destination): Channel {
    if ('flow' in destination) return this.#channelOf(destination.flow);
    const hop = { ...destination, address: plainAddress(destination.address) };
    if (isStream(hop)) return this.#connections.towards(hop);
    return this.#udp.find((each) => each.reaches(hop.address))?.channelTo(hop) ?? nowhere('udp', hop);
  }

  /** The two ends of the way there, which is not opened for it. */
  endsOf(destination: Destination): Pick<Flow, 'transport' | 'local' | 'remote'> {
    if ('flow' in destination || !isStream(destination)) return this.channelTo(destination);
    const { transport, port } = destination;
    const remote = { address: plainAddress(destination.address), port };
    return { transport, remote, local: this.#localFor(transport, remote.address).local };
  }

  /** Whether nobody took a TCP connection there a short while ago. */
  isTcpRefused({ address, port }: Endpoint): boolean {
    return this.#connections.isRefused({ transport: 'tcp', address, port });
  }

  /** What there is now. */
  get now(): Readonly<Record<'connections' | 'webSockets' | 'bufferedBytes' | 'sources', number>> {
    return {
      connections: this.#connections.size,
      webSockets: this.#webSockets.size,
      bufferedBytes: this.#connections.bufferedBytes,
      sources: this.#rates.size,
    };
  }

  /** Closes everything; nobody is told. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const channel of this.#webSockets.values()) channel.close();
    const closing = [...this.#udp, ...this.#listeners].map((each) => each[Symbol.asyncDispose]());
    this.#connections[Symbol.dispose]();
    await Promise.all(closing);
  }

  #channelOf(flow: Flow): Channel {
    if (flow.transport === 'udp') return this.#datagramsOf(flow);
    return this.#webSockets.get(flow.id) ?? this.#connections.byId(flow.id) ?? nowhere(flow.transport, flow.remote);
  }

  /** A flow read back after a restart may name a socket that is no more: any that reaches the peer will do. */
  #datagramsOf({ remote, local }: Flow): Channel {
    const reaching = this.#udp.filter((each) => each.reaches(remote.address));
    const transport = reaching.find((each) => each.local.port === local.port) ?? reaching[0];
    return transport?.channelTo(remote) ?? nowhere('udp', remote);
  }

  #localFor(transport: 'tcp' | 'tls', remote: string): { readonly local: Endpoint; readonly from?: string } {
    const listener = this.#listeners.find((each) => each.transport === transport && each.reaches(remote));
    if (!listener) {
      const address = new LocalAddresses(isIPv6(remote) ? '::' : '0.0.0.0').towards(remote);
      return { local: { address, port: 0 } };
    }
    const bound = listener.local.address;
    // A carrier that knows us by our address must see that one.
    const isOne = bound !== '0.0.0.0' && bound !== '::';
    return { local: listener.towards(remote), ...(isOne && { from: bound }) };
  }

  #admit(bytes: Uint8Array, channel: Channel): void {
    const { tally, limits, events } = this.#options;
    tally.received[channel.transport]++;
    if (this.#isWithinRate(channel) || limits.trusted(channel)) return events.message(bytes, channel);
    tally.limited.messages++;
    // Over a connection a lost message would be waited for in vain.
    if (channel.transport !== 'udp') channel.close();
  }

  /** Within the source's own rate, and a stranger's message within the share of all strangers. */
  #isWithinRate(channel: Channel): boolean {
    const { tally, limits } = this.#options;
    const source = sourceOfFlow(channel);
    if (!this.#rates.take(source)) return false;
    if (!this.#strangers || limits.known(channel) || this.#strangers.take(source)) return true;
    tally.limited.strangers++;
    return false;
  }
}

/** Who is to blame for what comes along the flow: its address, but of a WebSocket itself, as many phones share a NAT. */
export const sourceOfFlow = ({ transport, id, remote }: Flow): string =>
  transport === 'ws' || transport === 'wss' ? id : sourceNetwork(remote.address);

const isStream = (hop: Hop): hop is StreamHop => hop.transport !== 'udp';
