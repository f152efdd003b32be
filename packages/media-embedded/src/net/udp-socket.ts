import { type Socket, createSocket } from 'node:dgram';
import { type TransportAddress, familyOf } from './transport-address.ts';

/** Room for the packets of a stall of a second with a hundred calls; the kernel may grant less. */
const BUFFER = 4 * 1024 * 1024;

/** A bound UDP socket. Nothing that arrives and no failed send throws. */
export interface UdpSocket {
  readonly local: TransportAddress;
  /** Sends `packet[0…length)`; what the network refuses is lost, as UDP is. The buffer belongs to the socket from then on. */
  send(packet: Uint8Array, length: number, to: TransportAddress): void;
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
    // Every send would otherwise resolve its IP literal by a tick of the event loop.
    lookup: (address, _, done) => done(null, address, family),
  });
  await bind(socket, local);
  socket.on('error', () => undefined);
  socket.on('message', (packet, { address, port }) => onPacket(packet, { address, port }));
  let open = true;
  return {
    local: { address: local.address, port: socket.address().port },
    send: (packet, length, to) => {
      if (open && to.port > 0) socket.send(packet, 0, length, to.port, to.address);
    },
    close: () => {
      if (open) socket.close();
      open = false;
    },
  };
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
