import { once } from 'node:events';
import { type Server, type Socket, connect, createServer } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type SipMessage, parseMessage } from '../index.ts';
import type { Endpoint } from '../transport/flow.ts';
import { StreamFramer } from '../transport/stream-framer.ts';

/** A TCP or TLS connection that speaks SIP by hand. Keep-alives arrive as `line-break`. */
export class RawConnection implements AsyncDisposable {
  readonly #socket: Socket;
  readonly #framer = new StreamFramer();
  readonly #arrived: string[] = [];
  readonly #waiting: ((text: string) => void)[] = [];
  /** Resolves when the connection is closed, by whomever. */
  readonly closed: Promise<void>;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => void socket.once('close', () => resolve()));
  }

  static async open({ address, port }: Endpoint): Promise<RawConnection> {
    const socket = connect({ host: address, port });
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  /** Over TLS, whoever it is. */
  static async openTls({ address, port }: Endpoint): Promise<{ connection: RawConnection; certificate: string }> {
    const socket = connectTls({ host: address, port, rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    return { connection: new RawConnection(socket), certificate: socket.getPeerCertificate().subjectaltname ?? '' };
  }

  get local(): Endpoint {
    return { address: this.#socket.localAddress ?? '', port: this.#socket.localPort ?? 0 };
  }

  /** Messages that arrived and were not waited for yet. */
  get unread(): number {
    return this.#arrived.length;
  }

  send(text: string | Uint8Array): void {
    this.#socket.write(text);
  }

  nextText(): Promise<string> {
    const arrived = this.#arrived.shift();
    if (arrived !== undefined) return Promise.resolve(arrived);
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  async next(): Promise<SipMessage> {
    const text = await this.nextText();
    const parsed = parseMessage(text);
    if (!parsed.ok) throw new Error(`${parsed.error.code}: ${text}`);
    return parsed.value;
  }

  /** Stops reading, as a peer that hangs does. */
  pause(): void {
    this.#socket.pause();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy();
    await this.closed;
  }

  #receive(chunk: Buffer): void {
    this.#framer.push(chunk);
    for (let framed = this.#framer.next(); framed; framed = this.#framer.next()) {
      const text = framed.kind === 'message' ? Buffer.from(framed.bytes).toString() : framed.kind;
      const waiting = this.#waiting.shift();
      if (waiting) waiting(text);
      else this.#arrived.push(text);
    }
  }
}

/** A TCP socket that takes connections by hand. */
export class RawListener implements AsyncDisposable {
  readonly #server: Server;
  readonly #arrived: RawConnection[] = [];
  readonly #all: RawConnection[] = [];
  readonly #waiting: ((connection: RawConnection) => void)[] = [];

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      const connection = new RawConnection(socket);
      this.#all.push(connection);
      const waiting = this.#waiting.shift();
      if (waiting) waiting(connection);
      else this.#arrived.push(connection);
    });
  }

  static async open(address = '127.0.0.1', port = 0): Promise<RawListener> {
    const server = createServer();
    server.listen(port, address);
    await once(server, 'listening');
    return new RawListener(server);
  }

  get local(): Endpoint {
    const bound = this.#server.address();
    return typeof bound === 'object' && bound ? { address: bound.address, port: bound.port } : { address: '', port: 0 };
  }

  /** How many connections there were. */
  get count(): number {
    return this.#all.length;
  }

  nextConnection(): Promise<RawConnection> {
    const arrived = this.#arrived.shift();
    if (arrived) return Promise.resolve(arrived);
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    await Promise.all(this.#all.map((each) => each[Symbol.asyncDispose]()));
    await closed;
  }
}
