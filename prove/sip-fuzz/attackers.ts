import { isUtf8 } from 'node:buffer';
import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** Somebody who sends mutants and counts what comes back. */
export interface Attacker extends AsyncDisposable {
  readonly name: 'udp' | 'tcp' | 'ws';
  /** Messages, or parts of a stream, that came back so far. */
  readonly answers: number;
  /** Connections it had to open, as the platform ended them, or to be a new source. */
  readonly opened: number;
  /** Sends one; waits now and then, so that nothing is lost in a full buffer. */
  send(mutant: Uint8Array): Promise<void>;
}

export type Place = { readonly host: string; readonly port: number };

/** Below the burst that one source may send at once: the next one comes from another address. */
const PER_SOURCE = 3_000;
const BETWEEN_PAUSES = 50;
const PAUSE_MS = 5;
const PER_CONNECTION = 20;

/** Each its own source: the addresses from 127.0.0.10 on. */
const sourceAddress = (index: number): string => `127.0.${Math.floor(index / 200)}.${10 + (index % 200)}`;

/** Over UDP; every fourth from the trunk's own address, which is believed and so gets furthest. */
export async function udpAttacker(to: Place, trunk: Place): Promise<Attacker> {
  let answers = 0;
  let sent = 0;
  const sockets: DatagramSocket[] = [];
  const open = async (address: string, port = 0): Promise<DatagramSocket> => {
    const socket = createSocket('udp4').on('message', () => answers++);
    socket.bind(port, address);
    await once(socket, 'listening');
    sockets.push(socket);
    return socket;
  };
  const trusted = await open(trunk.host, trunk.port);
  let stranger = await open(sourceAddress(0));
  return {
    name: 'udp',
    get answers() {
      return answers;
    },
    get opened() {
      return sockets.length;
    },
    send: async (mutant) => {
      if (++sent % PER_SOURCE === 0) stranger = await open(sourceAddress(sockets.length));
      (sent % 4 === 0 ? trusted : stranger).send(mutant, to.port, to.host);
      if (sent % BETWEEN_PAUSES === 0) await delay(PAUSE_MS);
    },
    [Symbol.asyncDispose]: async () => sockets.forEach((socket) => void socket.close()),
  };
}

/** Over TCP: a few on one connection, for a wound in `Content-Length` swallows what follows it. */
export function tcpAttacker(to: Place): Attacker {
  let [answers, opened, left] = [0, 0, 0];
  let socket: Socket | undefined;
  const reopen = async (): Promise<Socket> => {
    socket?.destroy();
    const fresh = connect({ ...to, localAddress: sourceAddress(200 + Math.floor(opened++ / 200)) });
    fresh.on('error', () => {}).on('data', () => answers++);
    // The platform may end a connection as soon as it is there.
    await Promise.race([once(fresh, 'connect'), once(fresh, 'close')]);
    left = PER_CONNECTION;
    return fresh;
  };
  return {
    name: 'tcp',
    get answers() {
      return answers;
    },
    get opened() {
      return opened;
    },
    send: async (mutant) => {
      if (!socket?.writable || left === 0) socket = await reopen();
      left--;
      if (!socket.write(mutant)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
      if (left % 10 === 0) await delay(PAUSE_MS);
    },
    [Symbol.asyncDispose]: async () => void socket?.destroy(),
  };
}

/** Over a WebSocket that somebody who is signed in has opened: text where it can be, else binary. */
export function webSocketAttacker(url: () => Promise<string>): Attacker {
  let [answers, opened, sent] = [0, 0, 0];
  let socket: WebSocket | undefined;
  const reopen = async (): Promise<WebSocket> => {
    socket?.terminate();
    opened++;
    const fresh = new WebSocket(await url(), 'sip');
    fresh.on('error', () => {}).on('message', () => answers++);
    await once(fresh, 'open');
    return fresh;
  };
  return {
    name: 'ws',
    get answers() {
      return answers;
    },
    get opened() {
      return opened;
    },
    send: async (mutant) => {
      const isNew = sent % PER_SOURCE === 0;
      if (isNew || socket?.readyState !== WebSocket.OPEN) socket = await reopen();
      // RFC 6455 §8.1: a text that is no UTF-8 would end the connection below SIP.
      socket.send(mutant, { binary: sent % 2 === 0 || !isUtf8(mutant) });
      if (++sent % BETWEEN_PAUSES === 0) await delay(PAUSE_MS);
    },
    [Symbol.asyncDispose]: async () => socket?.terminate(),
  };
}
