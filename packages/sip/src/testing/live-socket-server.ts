import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { Flow, SipStack } from '../index.ts';

/** A WebSocket server that hands every socket to a stack, as the HTTP server of the platform does. */
export class LiveSocketServer implements AsyncDisposable {
  readonly #server: WebSocketServer;
  readonly #stack: SipStack;
  /** Flows opened so far. */
  readonly flows: Flow[] = [];

  private constructor(server: WebSocketServer, stack: SipStack) {
    this.#server = server;
    this.#stack = stack;
    server.on('connection', (socket, { socket: { remoteAddress, remotePort } }) => {
      const remote = { address: remoteAddress ?? '', port: remotePort ?? 0 };
      const local = { address: '127.0.0.1', port: this.port };
      this.flows.push(
        this.#stack.acceptWebSocket(socket, { remote, local, secure: false, identity: 'sip:anna@demo.local' }),
      );
    });
  }

  static async open(stack: SipStack): Promise<LiveSocketServer> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'sip' });
    await once(server, 'listening');
    return new LiveSocketServer(server, stack);
  }

  get port(): number {
    const address: AddressInfo | string | null = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  /** A client's socket, open. */
  async connect(): Promise<WebSocket> {
    const socket = new WebSocket(this.url, 'sip');
    await once(socket, 'open');
    return socket;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }
}
