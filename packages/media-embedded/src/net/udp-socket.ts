import { type Socket, createSocket } from 'node:dgram';
import { type TransportAddress, familyOf, sameAddress } from './transport-address.ts';

/** Room for the packets of a stall of a second with a hundred calls; the kernel may grant less. */
const BUFFER = 4 * 1024 * 1024;

/** A bound UDP socket. Nothing that arrives and no failed send throws. */
export interface UdpSocket {
  readonly local: TransportAddress;
  /**
   * Sends a packet; what the network refuses is lost, as UDP is.
   * @returns false if the packet waits: its bytes then belong to the socket and must not be written again
   */
  send(packet: Uint8Array, to: TransportAddress): boolean;
  /**
   * From now on the kernel drops what others send, and finds the way once and not for every packet: a third of a
   * send's price. Undefined opens the socket to everybody again.
   */
  connect(to: TransportAddress | undefined): void;
  /** Closing twice is no error. */
  close(): void;
}

/**
 * Binds `local` (port 0: any free one).
 * @throws the system's error, `EADDRINUSE` among them
 */
export async function openUdpSocket(
  local: TransportAddress,
  onPacket: (packet: Buffer, from: TransportAddress) => void,
): Promise<UdpSocket> {
  const family = familyOf(local.address);
  const socket = createSocket({
    type: family === 6 ? 'udp6' : 'udp4',
    // IPv4 has a socket of its own, on the same port.
    ipv6Only: family === 6,
    // Every send would otherwise resolve its IP literal by a tick of the event loop.
    lookup: (address, _, done) => done(null, address, family),
  });
  await bind(socket, local);
  socket.on('error', () => undefined);
  socket.on('message', onPacket);
  return new BoundSocket(socket, { address: local.address, port: socket.address().port });
}

class BoundSocket implements UdpSocket {
  readonly local: TransportAddress;
  readonly #socket: Socket;
  #open = true;
  #connected: TransportAddress | undefined;

  constructor(socket: Socket, local: TransportAddress) {
    this.#socket = socket;
    this.local = local;
  }

  send(packet: Uint8Array, to: TransportAddress): boolean {
    if (!this.#open || to.port === 0) return true;
    const connected = this.#connected;
    if (!connected) this.#socket.send(packet, to.port, to.address);
    else if (connected === to || sameAddress(connected, to)) this.#socket.send(packet);
    return this.#socket.getSendQueueCount() === 0;
  }

  connect(to: TransportAddress | undefined): void {
    if (!this.#open || to === this.#connected) return;
    if (this.#connected) this.#socket.disconnect();
    this.#connected = undefined;
    if (!to) return;
    this.#socket.connect(to.port, to.address);
    // An address there is no way to leaves the socket open to all; what is sent there is lost as before.
    if (isConnected(this.#socket)) this.#connected = to;
  }

  close(): void {
    if (this.#open) this.#socket.close();
    this.#open = false;
  }
}

function isConnected(socket: Socket): boolean {
  try {
    return socket.remoteAddress().port > 0;
  } catch {
    return false;
  }
}

function bind(socket: Socket, { address, port }: TransportAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', (error) => {
      socket.close();
      reject(error);
    });
    socket.bind({ address, port, exclusive: true }, () => {
      socket.removeAllListeners('error');
      socket.setRecvBufferSize(BUFFER);
      socket.setSendBufferSize(BUFFER);
      resolve();
    });
  });
}
