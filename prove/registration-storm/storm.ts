import { type Socket, createSocket } from 'node:dgram';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { StormPhone } from './make-phones.ts';
import { type StormLine, type Tally, registerAtLast, takeResponse } from './storm-phone.ts';

/*
 * A process of its own that plays the phones. It is told who they are, says `ready` when the place of each is known, and lets
 * all of them register when it is told `go`. It stands for other machines, and leaves the processor to the platform.
 */
export type StormOrder = {
  readonly address: string;
  readonly port: number;
  readonly socketUrl: string;
  readonly phones: readonly StormPhone[];
};
export type StormNews = { readonly kind: 'ready' } | { readonly kind: 'tally' | 'done'; readonly tally: Tally };

/** Addresses the phones with datagrams sit behind, all of them loopback. */
const ADDRESSES = 200;
const TELL_MS = 250;
/** The network is back everywhere, and the phones notice within so long. */
const SPREAD_MS = 2_000;
/** A page whose socket is refused opens another. */
const SOCKET_REST_MS = 1_000;

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const tally: Tally = { registered: 0, again: 0, unanswered: 0, refused: {} };
const tell = (news: StormNews): void => void process.send?.(news);

async function openDatagrams({ address, port }: StormOrder, index: number): Promise<StormLine> {
  const socket: Socket = createSocket({ type: 'udp4', recvBufferSize: 1 << 22 });
  const own = `127.0.1.${index + 1}`;
  socket.bind(0, own);
  await once(socket, 'listening');
  const line: StormLine = {
    transport: 'UDP',
    sentBy: `${own}:${socket.address().port}`,
    send: (text) => socket.send(text, port, address),
    waiting: new Map(),
  };
  socket.on('message', (bytes) => takeResponse(bytes.toString(), line));
  return line;
}

async function openSocket(url: string): Promise<StormLine> {
  for (;;) {
    const socket = new WebSocket(url, 'sip');
    try {
      await once(socket, 'open');
    } catch {
      tally.refused['socket'] = (tally.refused['socket'] ?? 0) + 1;
      await delay(SOCKET_REST_MS);
      continue;
    }
    const send = (text: string): void => socket.send(text);
    const line: StormLine = { transport: 'WS', sentBy: 'page.invalid', send, waiting: new Map() };
    socket.on('message', (data: Buffer) => takeResponse(data.toString(), line));
    return line;
  }
}

process.once('message', async (order: StormOrder) => {
  const lines = await Promise.all(Array.from({ length: ADDRESSES }, (_, index) => openDatagrams(order, index)));
  const registrations = order.phones.map(({ ticket, ...phone }, index) => async (cseq: number) => {
    const line =
      ticket === undefined ? lines[index % ADDRESSES] : await openSocket(`${order.socketUrl}?ticket=${ticket}`);
    if (line) await registerAtLast(phone, line, tally, cseq);
  });
  const afar = registrations.filter((_, index) => order.phones[index]?.ticket === undefined);
  // Before the network was lost somebody at each of these addresses was registered: it is no stranger's.
  for (const register of afar.slice(0, ADDRESSES)) await register(1);
  tally.registered = 0;
  tell({ kind: 'ready' });
  await once(process, 'message');
  const telling = setInterval(() => tell({ kind: 'tally', tally }), TELL_MS);
  await Promise.all(
    registrations.map(async (register, index) => {
      await delay((SPREAD_MS * index) / registrations.length);
      await register(1_001);
    }),
  );
  clearInterval(telling);
  tell({ kind: 'done', tally });
});
