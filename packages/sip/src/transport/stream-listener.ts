import { once } from 'node:events';
import { type Server, type Socket, createServer, isIPv6 } from 'node:net';
import { type TLSSocket, type Server as TlsServer, createServer as createTlsServer } from 'node:tls';
import { plainAddress } from './address.ts';
import type { Endpoint } from './flow.ts';
import { LocalAddresses } from './local-address.ts';
import { type TlsIdentity, serverOptions } from './tls.ts';

/** A peer that connects proves within this time that it can speak TLS. */
const HANDSHAKE_MS = 10_000;

/** What becomes of those who connect. Neither may throw. */
export interface Doorkeeper {
  /** Whether the peer may connect at all. Its place is free again when the socket has closed. */
  admits(socket: Socket, transport: 'tcp' | 'tls', local: Endpoint): boolean;
  /** A connection is there, over TLS after its handshake. */
  accept(socket: Socket, transport: 'tcp' | 'tls', local: Endpoint): void;
}

/** One TCP or TLS socket that others connect to. */
export class StreamListener implements AsyncDisposable {
  readonly transport: 'tcp' | 'tls';
  readonly #server: Server | TlsServer;
  readonly #addresses: LocalAddresses;
  /** The address and port bound, which may be a wildcard address. */
  readonly local: Endpoint;

  private constructor(server: Server | TlsServer, transport: 'tcp' | 'tls', local: Endpoint) {
    this.#server = server;
    this.transport = transport;
    this.local = local;
    this.#addresses = new LocalAddresses(local.address);
  }

  /** @throws the system's error where the address is taken or not ours, and where the identity is none */
  static async bind({ address, port }: Endpoint, keeper: Doorkeeper, identity?: TlsIdentity): Promise<StreamListener> {
    const transport = identity ? 'tls' : 'tcp';
    const server = identity
      ? createTlsServer({ ...serverOptions(identity), handshakeTimeout: HANDSHAKE_MS })
      : createServer();
    server.listen({ host: address, port, ipv6Only: isIPv6(address) });
    await once(server, 'listening');
    // Only a listening socket's errors come here, as of accepting with no file descriptors left: the next one may succeed.
    server.on('error', () => undefined);
    const bound = server.address();
    const local = typeof bound === 'object' && bound ? { address: bound.address, port: bound.port } : { address, port };
    const listener = new StreamListener(server, transport, local);
    listener.#watch(keeper);
    return listener;
  }

  /** Whether peers with this address can reach the socket: IPv4 by IPv4, IPv6 by IPv6. */
  reaches(address: string): boolean {
    return isIPv6(address) === isIPv6(this.local.address);
  }

  /** Where a peer reaches us. */
  towards(remote: string): Endpoint {
    return { address: this.#addresses.towards(remote), port: this.local.port };
  }

  /** Shows another certificate from the next handshake on. @throws where it is none */
  setIdentity(identity: TlsIdentity): void {
    if ('setSecureContext' in this.#server) this.#server.setSecureContext(serverOptions(identity));
  }

  /** Takes no more connections; those there are must be closed for it to resolve. */
  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  #watch(keeper: Doorkeeper): void {
    const { transport } = this;
    const local = (socket: Socket) => this.towards(plainAddress(socket.remoteAddress ?? ''));
    this.#server.on('connection', (socket: Socket) => {
      socket.on('error', () => undefined);
      if (!keeper.admits(socket, transport, local(socket))) socket.destroy();
      else if (transport === 'tcp') keeper.accept(socket, transport, local(socket));
    });
    this.#server.on('secureConnection', (socket: TLSSocket) => keeper.accept(socket, transport, local(socket)));
    // A handshake that fails closes its socket, and concerns nobody else.
    this.#server.on('tlsClientError', () => undefined);
  }
}
