import { once } from 'node:events';
import { type Clock, type FillRandom, type Log, SystemClock, silentLog } from '@wpm/kernel';
import { type ClientEvent, type Destination, type OutgoingRequest, type SipRequest, SipStack } from '@wpm/sip';
import { WebSocket } from 'ws';

/** Where a phone's server is, and how the phone speaks to it. */
export type PhoneServer =
  | { readonly transport: 'udp' | 'tcp' | 'tls'; readonly address: string; readonly port: number }
  | { readonly transport: 'ws'; readonly url: string; readonly headers?: Readonly<Record<string, string>> };

export interface LineOptions {
  readonly server: PhoneServer;
  /** Address and port of a phone over UDP or TCP; by default a free port on 127.0.0.1. */
  readonly local?: { readonly address: string; readonly port: number };
  readonly clock?: Clock;
  readonly log?: Log;
}

const fillRandom: FillRandom = (bytes) => crypto.getRandomValues(bytes);

/** The phone's stack and its one way out. */
export class PhoneLine implements AsyncDisposable {
  readonly stack: SipStack;
  readonly clock: Clock;
  readonly to: Destination;
  readonly #socket: WebSocket | undefined;

  private constructor(stack: SipStack, clock: Clock, way: { readonly to: Destination; readonly socket?: WebSocket }) {
    this.stack = stack;
    this.clock = clock;
    this.to = way.to;
    this.#socket = way.socket;
  }

  /** @throws where the WebSocket is refused; the error names the HTTP status */
  static async open({ server, local, clock = new SystemClock(), log = silentLog }: LineOptions): Promise<PhoneLine> {
    const stack = new SipStack({ clock, log, fillRandom, product: 'SipPhone' });
    if (server.transport !== 'ws') {
      const place = local ?? { address: '127.0.0.1', port: 0 };
      // Over TLS a phone takes no connections: it is reached along the one it opened (RFC 5626).
      if (server.transport === 'udp') await stack.listenUdp(place);
      else if (server.transport === 'tcp') await stack.listenTcp(place);
      return new PhoneLine(stack, clock, { to: server });
    }
    const socket = new WebSocket(server.url, 'sip', { headers: { ...server.headers } });
    await once(socket, 'open');
    const { hostname, port } = new URL(server.url);
    const flow = stack.acceptWebSocket(socket, {
      remote: { address: hostname, port: Number(port) },
      // RFC 7118 §5: a browser does not know its address.
      local: { address: `${Math.random().toString(36).slice(2)}.invalid`, port: 80 },
      secure: server.url.startsWith('wss:'),
    });
    return new PhoneLine(stack, clock, { to: { flow }, socket });
  }

  request(request: SipRequest, on: (event: ClientEvent) => void): OutgoingRequest {
    return this.stack.request(request, this.to, on);
  }

  send(request: SipRequest): void {
    this.stack.send(request, this.to);
  }

  contact(user: string): string {
    return this.stack.contactFor(this.to, user);
  }

  /** Cuts the WebSocket as a lost network does, without a goodbye. */
  cut(): void {
    this.#socket?.terminate();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stack[Symbol.asyncDispose]();
    this.#socket?.terminate();
  }
}
