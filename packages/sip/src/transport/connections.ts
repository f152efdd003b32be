import { type Socket, connect } from 'node:net';
import { type SecureContext, connect as connectTls } from 'node:tls';
import type { Clock, Instant } from '@wpm/kernel';
import { plainAddress } from './address.ts';
import { ByteBudget } from './byte-budget.ts';
import type { Channel, ChannelEvents, Endpoint, Flow } from './flow.ts';
import type { Limits } from './limits.ts';
import { nowhere } from './nowhere.ts';
import { Places } from './places.ts';
import { type Lost, StreamChannel, type StreamContext, type StreamHop, type StreamWay } from './stream-channel.ts';
import type { Doorkeeper } from './stream-listener.ts';
import { type TlsIdentity, type TlsTrust, clientContext, identityProblem, ownContext, sniOf } from './tls.ts';
import { sourceNetwork } from './source-network.ts';

/** A long-lived half-open connection is found out by the system itself. */
const SYSTEM_KEEP_ALIVE_MS = 60_000;
/** How long we remember that nobody takes connections somewhere, and of how many places. */
const REFUSED_MS = 5 * 60_000;
const MAX_REFUSED = 1_000;

/** What connections need. */
export interface ConnectionsOptions {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly events: ChannelEvents;
  readonly lost: (what: Lost, channel: Channel) => void;
  readonly trust: TlsTrust;
  /** Starts every flow id, so that none means another connection after a restart. */
  readonly idPrefix: string;
  /** Where a peer reaches us by the transport, and which address of ours a connection to it must come from, if that matters. */
  readonly localFor: (transport: 'tcp' | 'tls', remote: string) => { readonly local: Endpoint; readonly from?: string };
  /** A connection was turned away, or one was not opened, for want of a place. */
  readonly refused: () => void;
}

/** All TCP and TLS connections: those that peers opened, and ours, one for each hop (RFC 5923 §5). */
export class Connections implements Doorkeeper, Disposable {
  readonly #options: ConnectionsOptions;
  readonly #places: Places;
  readonly #budget: ByteBudget;
  readonly #all = new Map<string, StreamChannel>();
  /** Ours by hop. Those that peers opened are used for their own flows only: nobody has proven whose they are. */
  readonly #byHop = new Map<string, StreamChannel>();
  readonly #refusedUntil = new Map<string, Instant>();
  #identity: TlsIdentity | undefined;
  #client: SecureContext | undefined;
  #next = 1;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    const { connections, connectionsPerSource, bufferedBytes } = options.limits;
    this.#places = new Places({ total: connections, perSource: connectionsPerSource });
    this.#budget = new ByteBudget(bufferedBytes);
  }

  /** Number of connections, handshakes under way included. */
  get size(): number {
    return this.#places.taken;
  }

  /** Unsent and unfinished bytes of all connections. */
  get bufferedBytes(): number {
    return this.#budget.taken;
  }

  byId(id: string): Channel | undefined {
    return this.#all.get(id);
  }

  /** Who we are where a peer asks for a client's certificate. */
  setIdentity(identity: TlsIdentity): void {
    this.#identity = identity;
    this.#client = undefined;
  }

  admits(socket: Socket, transport: 'tcp' | 'tls', local: Endpoint): boolean {
    const remote = remoteOf(socket);
    return remote !== undefined && this.#enter(socket, { transport, remote, local });
  }

  accept(socket: Socket, transport: 'tcp' | 'tls', local: Endpoint): void {
    const remote = remoteOf(socket);
    if (remote) this.#add(socket, { id: this.#newId(transport), transport, remote, local });
    else socket.destroy();
  }

  /** The connection to the hop: the one there is, or a new one. */
  towards(hop: StreamHop): Channel {
    const known = this.#byHop.get(keyOf(hop));
    if (known?.open) return known;
    const { transport } = hop;
    const remote = { address: hop.address, port: hop.port };
    const { local, from } = this.#options.localFor(transport, hop.address);
    const socket = this.#connect(hop, from);
    if (!socket || !this.#enter(socket, { transport, remote, local })) {
      socket?.destroy();
      return nowhere(transport, remote);
    }
    const channel = this.#add(socket, { id: this.#newId(transport), transport, remote, local, hop });
    this.#byHop.set(keyOf(hop), channel);
    return channel;
  }

  /** Whether a connection to the hop failed to come about a short while ago. */
  isRefused(hop: StreamHop): boolean {
    const until = this.#refusedUntil.get(keyOf(hop));
    return until !== undefined && until > this.#options.clock.now();
  }

  /** Cuts all connections. */
  [Symbol.dispose](): void {
    for (const channel of this.#all.values()) channel.cut('closed');
  }

  #newId(transport: 'tcp' | 'tls'): string {
    return `${transport} ${this.#options.idPrefix}-${this.#next++}`;
  }

  /** Takes a place for the socket until it closes. */
  #enter(socket: Socket, way: Pick<Flow, 'transport' | 'remote' | 'local'>): boolean {
    const { limits, refused } = this.#options;
    const source = sourceNetwork(way.remote.address);
    if (!this.#places.enter(source, () => limits.trusted({ ...way, id: '', open: true }))) {
      refused();
      return false;
    }
    socket.once('close', () => this.#places.leave(source));
    return true;
  }

  #add(socket: Socket, way: StreamWay): StreamChannel {
    socket.setKeepAlive(true, SYSTEM_KEEP_ALIVE_MS);
    const { clock, events, lost } = this.#options;
    const context: StreamContext = {
      clock,
      events,
      lost,
      budget: this.#budget,
      gone: (channel, was, why) => {
        this.#forget(channel, way, was);
        events.closed(channel, why);
      },
      another: ({ transport, remote }, port) => this.towards({ transport, address: remote.address, port }),
    };
    const channel = new StreamChannel(socket, way, context);
    this.#all.set(way.id, channel);
    return channel;
  }

  #forget(channel: StreamChannel, { id, hop }: StreamWay, was: 'connecting' | 'open'): void {
    this.#all.delete(id);
    if (!hop) return;
    if (this.#byHop.get(keyOf(hop)) === channel) this.#byHop.delete(keyOf(hop));
    if (was === 'connecting') this.#noteRefused(keyOf(hop));
  }

  #noteRefused(key: string): void {
    if (this.#refusedUntil.size >= MAX_REFUSED) this.#refusedUntil.clear();
    this.#refusedUntil.set(key, this.#options.clock.now() + REFUSED_MS);
  }

  /** A socket on its way to the hop; undefined where the hop is no address. */
  #connect({ transport, address, port, serverName = address, ca }: StreamHop, from?: string): Socket | undefined {
    const to = { host: address, port, ...(from !== undefined && { localAddress: from }) };
    try {
      if (transport === 'tcp') return connect(to);
      const { trust } = this.#options;
      this.#client ??= clientContext(trust, this.#identity);
      // Who may vouch for one hop says nothing about another: its authority is in no common context.
      const secureContext = ca === undefined ? this.#client : ownContext(ca, this.#identity);
      return connectTls({
        ...to,
        ...sniOf(serverName),
        secureContext,
        rejectUnauthorized: trust.rejectUnauthorized ?? true,
        checkServerIdentity: (_, certificate) => identityProblem(serverName, certificate),
      });
    } catch {
      // A port out of range is thrown, not reported.
      return undefined;
    }
  }
}

const keyOf = ({ transport, address, port, serverName = '', ca = '' }: StreamHop) =>
  `${transport} ${address} ${port} ${serverName.toLowerCase()} ${ca}`;

function remoteOf({ remoteAddress, remotePort }: Socket): Endpoint | undefined {
  if (remoteAddress === undefined || remotePort === undefined) return undefined;
  return { address: plainAddress(remoteAddress), port: remotePort };
}
