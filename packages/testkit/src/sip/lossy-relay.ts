import { type Socket, createSocket } from 'node:dgram';
import { once } from 'node:events';

type Address = { readonly address: string; readonly port: number };

/** A datagram on its way, for the test to let through or lose. */
export interface Datagram {
  readonly from: 'client' | 'server';
  readonly text: string;
  /** How many datagrams went this way before. */
  readonly index: number;
}

/** UDP between one client and one server, with exactly the losses a test chooses. */
export class LossyRelay implements AsyncDisposable {
  /** Datagrams so far, first lines only, lost ones marked `lost`. */
  readonly passed: string[] = [];
  readonly #clientSide: Socket;
  readonly #serverSide: Socket;
  readonly #lose: (datagram: Datagram) => boolean;
  readonly #counts = { client: 0, server: 0 };
  #client: Address | undefined;

  private constructor(clientSide: Socket, serverSide: Socket, lose: (datagram: Datagram) => boolean) {
    this.#clientSide = clientSide;
    this.#serverSide = serverSide;
    this.#lose = lose;
  }

  /** @param lose whether this datagram gets lost */
  static async open(server: Address, lose: (datagram: Datagram) => boolean): Promise<LossyRelay> {
    const [clientSide, serverSide] = [createSocket('udp4'), createSocket('udp4')];
    for (const socket of [clientSide, serverSide]) {
      socket.bind(0, '127.0.0.1');
      await once(socket, 'listening');
    }
    const relay = new LossyRelay(clientSide, serverSide, lose);
    clientSide.on('message', (bytes, client) => {
      relay.#client = client;
      if (relay.#passes('client', bytes)) serverSide.send(bytes, server.port, server.address);
    });
    serverSide.on('message', (bytes) => {
      const client = relay.#client;
      if (client && relay.#passes('server', bytes)) clientSide.send(bytes, client.port, client.address);
    });
    return relay;
  }

  /** What the client takes for its server. */
  get address(): Address {
    return this.#clientSide.address();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = [this.#clientSide, this.#serverSide].map((socket) => once(socket, 'close'));
    this.#clientSide.close();
    this.#serverSide.close();
    await Promise.all(closed);
  }

  #passes(from: Datagram['from'], bytes: Buffer): boolean {
    const text = bytes.toString();
    const lost = this.#lose({ from, text, index: this.#counts[from]++ });
    this.passed.push(`${lost ? 'lost ' : ''}${text.slice(0, text.indexOf('\r\n'))}`);
    return !lost;
  }
}
