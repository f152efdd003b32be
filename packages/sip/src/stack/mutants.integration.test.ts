import { isUtf8 } from 'node:buffer';
import { expect, test } from 'vitest';
import type { RawData, WebSocket } from 'ws';
import { printMessage, reply } from '../index.ts';
import { LiveSocketServer } from '../testing/live-socket-server.ts';
import { LiveStack } from '../testing/live-stack.ts';
import { randomMessage } from '../testing/message-generator.ts';
import { mutate } from '../testing/mutate.ts';
import { SeededRandom } from '../testing/random.ts';
import { RawConnection } from '../testing/raw-connection.ts';
import { RawPeer } from '../testing/raw-peer.ts';
import { until } from '../testing/until.ts';

const MUTANTS = 2_000;
/** A control request after so many shows that all before it were survived, and keeps the socket's buffer from overflowing. */
const BATCH = 100;

function mutantsOf(seed: number): () => Uint8Array {
  const random = new SeededRandom(seed);
  return () => mutate(new TextEncoder().encode(printMessage(randomMessage(random))), random);
}

async function openLive(): Promise<LiveStack> {
  const live = await LiveStack.open({ limits: { messageBurst: 10 * MUTANTS } });
  live.answer = (incoming) => incoming.respond(reply(incoming.request, 480));
  return live;
}

test('2,000 mutants over UDP: every control request between them is answered, and every transaction ends', async () => {
  await using live = await openLive();
  await using peer = await RawPeer.open();
  const next = mutantsOf(3);
  for (let sent = 0; sent < MUTANTS; sent++) {
    peer.send(next(), live.endpoint);
    if (sent % BATCH === BATCH - 1) await live.settled(peer);
  }
  expect(live.seen.length).toBeGreaterThan(MUTANTS / 20);
  live.clock.advance(64_000);
  expect([live.stack.transactions, live.clock.pending]).toEqual([0, 0]);
});

test('2,000 mutants over a WebSocket: it stays open, and every keep-alive between them is answered', async () => {
  await using live = await openLive();
  await using server = await LiveSocketServer.open(live.stack);
  const socket = await server.connect();
  const next = mutantsOf(4);
  for (let sent = 0; sent < MUTANTS; sent++) {
    const mutant = next();
    // RFC 6455 §8.1: a text message that is no UTF-8 would end the connection below us.
    socket.send(mutant, { binary: sent % 2 === 0 || !isUtf8(mutant) });
    if (sent % BATCH === BATCH - 1) await answeredKeepAlive(socket);
  }
  expect(live.seen.length).toBeGreaterThan(MUTANTS / 20);
  expect(socket.readyState).toBe(socket.OPEN);
  live.clock.advance(40_000);
  expect(live.stack.transactions).toBe(0);
  socket.terminate();
});

test('2,000 mutants over TCP: a new connection after each that is closed, and every control request is answered', async () => {
  await using live = await openLive();
  const there = await live.stack.listenTcp({ address: '127.0.0.1', port: 0 });
  await using peer = await RawPeer.open();
  const next = mutantsOf(5);
  const connections: RawConnection[] = [];
  let connection = await RawConnection.open(there);
  for (let sent = 0; sent < MUTANTS; sent++) {
    connection.send(next());
    if (sent % 10 !== 9) continue;
    // Half a message may wait for the rest: the next ten begin anew.
    connections.push(connection);
    connection = await RawConnection.open(there);
    if (sent % BATCH === BATCH - 1) await live.settled(peer);
  }
  connections.push(connection);
  expect(live.seen.length).toBeGreaterThan(MUTANTS / 100);
  await Promise.all(connections.map((each) => each[Symbol.asyncDispose]()));
  await until(() => live.stack.counters.now.connections === 0);
  expect(live.stack.counters.now.bufferedBytes).toBe(0);
  live.clock.advance(64_000);
  expect(live.stack.transactions).toBe(0);
});

const PONG = Buffer.from('\r\n');

function answeredKeepAlive(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const listen = (data: RawData): void => {
      if (!Buffer.isBuffer(data) || !data.equals(PONG)) return;
      socket.off('message', listen);
      resolve();
    };
    socket.on('message', listen);
    socket.send('\r\n\r\n');
  });
}
