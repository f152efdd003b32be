import { type Socket, type SocketOptions, createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import type { Wire } from '../message/print-message.ts';
import type { Channel, ChannelEvents, Endpoint } from './flow.ts';
import { Echo } from './echo.ts';
import { keepAliveIn } from './keep-alive.ts';
import { LocalAddresses } from './local-address.ts';

/** What the kernel may hold while we are busy: a registration storm comes in one burst. Capped by the system's own limit. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

/** What we send to is an address already: to look it up would put each datagram off to a turn of its own. */
const asItIs: NonNullable<SocketOptions['lookup']> = (address, _options, found) =>
  found(null, address, address.includes(':') ? 6 : 4);

const LOOPBACK: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** What carries datagrams: a UDP socket, or in a test a network in memory. */
export interface DatagramTransport extends AsyncDisposable {
  /** The address and port bound, which may be a wildcard address. */
  readonly local: Endpoint;
  /** Whether it can reach the address: IPv4 by IPv4, IPv6 by IPv6. */
  reaches(address: string): boolean;
  channelTo(remote: Endpoint): Channel;
  /**
   * Puts a datagram of ours behind all that waits to be read; `came` when it is read. What there is no room for never comes, and one
   * that comes after the next was sent is not told.
   */
  probe?(secret: Uint8Array, came: () => void): void;
}

/** Binds one. @throws the system's error where the address is taken or not ours */
export type BindDatagrams = (endpoint: Endpoint, events: Omit<ChannelEvents, 'closed'>) => Promise<DatagramTransport>;

/** Binds a UDP socket. */
export const bindUdp: BindDatagrams = (endpoint, events) => UdpTransport.bind(endpoint, events);

/** One UDP socket (RFC 3261 §18). */
class UdpTransport implements DatagramTransport {
  readonly #socket: Socket;
  readonly #events: Omit<ChannelEvents, 'closed'>;
  readonly #addresses: LocalAddresses;
  readonly local: Endpoint;
  readonly #isIPv6: boolean;
  readonly #echo = new Echo();
  #open = true;

  private constructor(socket: Socket, events: Omit<ChannelEvents, 'closed'>) {
    this.#socket = socket;
    this.#events = events;
    const { address, port } = socket.address();
    this.local = { address, port };
    this.#isIPv6 = isIPv6(address);
    this.#addresses = new LocalAddresses(address);
  }

  /** Binds the socket. @throws the system's error where the address is taken or not ours */
  static async bind({ address, port }: Endpoint, events: Omit<ChannelEvents, 'closed'>): Promise<UdpTransport> {
    const type = isIPv6(address) ? 'udp6' : 'udp4';
    const socket = createSocket({
      type,
      ipv6Only: type === 'udp6',
      recvBufferSize: RECEIVE_BUFFER_BYTES,
      lookup: asItIs,
    });
    try {
      // It listens at once, as no address is looked up.
      const listening = once(socket, 'listening');
      socket.bind(port, address);
      await listening;
    } catch (error) {
      socket.close();
      throw error;
    }
    const transport = new UdpTransport(socket, events);
    // An error of one datagram (ICMP, a full buffer) is no reason to stop: each sender hears of its own by `failed`.
    socket.on('error', () => undefined);
    socket.on('message', (bytes, remote) => transport.#receive(bytes, { address: remote.address, port: remote.port }));
    return transport;
  }

  reaches(address: string): boolean {
    // Numeric, both of them: an expression for all of IPv6 costs as much as reading a Via.
    return address.includes(':') === this.#isIPv6;
  }

  channelTo(remote: Endpoint): Channel {
    const address = this.#addresses.towards(remote.address);
    const local = address === this.local.address ? this.local : { address, port: this.local.port };
    return new UdpChannel(this, local, remote);
  }

  probe(secret: Uint8Array, came: () => void): void {
    if (!this.#open) return;
    // A socket bound to all addresses hears the loopback one, too.
    const { address, port } = this.local;
    this.#socket.send(this.#echo.next(secret, came), port, LOOPBACK[address] ?? address, () => undefined);
  }

  get open(): boolean {
    return this.#open;
  }

  send(message: Wire, channel: Channel, failed: (why: string) => void): void {
    if (!this.#open) return queueMicrotask(() => failed('socket closed'));
    this.#events.sent(message, channel);
    const { address, port } = channel.remote;
    try {
      this.#socket.send(message, port, address, (error) => error && failed(error.message));
    } catch (error) {
      // A port out of range is thrown, not reported.
      queueMicrotask(() => failed(String(error)));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    const closed = once(this.#socket, 'close');
    this.#socket.close();
    await closed;
  }

  #receive(bytes: Uint8Array, remote: Endpoint): void {
    if (this.#echo.hears(bytes)) return;
    if (keepAliveIn(bytes) === undefined) this.#events.message(bytes, this.channelTo(remote));
  }
}

class UdpChannel implements Channel {
  readonly transport = 'udp';
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly #socket: UdpTransport;

  constructor(socket: UdpTransport, local: Endpoint, remote: Endpoint) {
    this.#socket = socket;
    this.local = local;
    this.remote = remote;
  }

  get id(): string {
    return `udp ${this.local.address} ${this.local.port} ${this.remote.address} ${this.remote.port}`;
  }

  get open(): boolean {
    return this.#socket.open;
  }

  send(message: Wire, failed: (why: string) => void): void {
    this.#socket.send(message, this, failed);
  }

  towards(port: number): Channel {
    return port === this.remote.port ? this : this.#socket.channelTo({ address: this.remote.address, port });
  }

  close(): void {}
}
