import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import process from 'node:process';
import { answersOf, inviteOf } from './peers.ts';

/*
 * A caller with a clock finer than SIPp's, which counts in steps of 4 ms here. Started with whose port to call, how many calls a second
 * and how many in all; each is acknowledged and hung up when it is answered. Prints the milliseconds from INVITE to 180 and to 200.
 */
const HOST = '127.0.0.1';
const PATIENCE_MS = 5_000;
const [port = 0, rate = 50, count = 0] = process.argv.slice(2).map(Number);

const socket = createSocket('udp4');
socket.bind(0, HOST);
await once(socket, 'listening');
const own = socket.address().port;

const began = new Map<number, number>();
const ringing: number[] = [];
const answered: number[] = [];
const send = (text: string): void => socket.send(text, port, HOST);

socket.on('message', (bytes) => {
  const now = performance.now();
  const text = bytes.toString('latin1');
  const start = began.get(Number(/Call-ID: (\d+)-/.exec(text)?.[1]));
  if (start === undefined || !text.includes('CSeq: 1 INVITE')) return;
  if (text.startsWith('SIP/2.0 180')) ringing.push(now - start);
  if (!text.startsWith('SIP/2.0 200')) return;
  began.delete(Number(/Call-ID: (\d+)-/.exec(text)?.[1]));
  answered.push(now - start);
  for (const answer of answersOf(text, { caller: own, callee: 0 }, own)) send(answer);
});

for (let index = 0; index < count; index++) {
  setTimeout(
    () => {
      began.set(index, performance.now());
      send(inviteOf(index, { caller: own, callee: port }));
    },
    (index * 1_000) / rate,
  );
}
setTimeout(
  () => {
    process.stdout.write(JSON.stringify({ ringing, answered }));
    process.exit(0);
  },
  (count * 1_000) / rate + PATIENCE_MS,
);
