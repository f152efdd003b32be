import { parentPort } from 'node:worker_threads';
import { SystemClock } from '@wpm/kernel';
import { loadOpus, warmUpOpus } from '../codec/codec.ts';
import { threadLoad } from '../engine/thread-load.ts';
import type { DeskMessage } from './desk-order.ts';
import type { Letter } from './letter.ts';
import { ServedDesk } from './served-desk.ts';

/** Between two readings of the load. */
const LOAD_MS = 1_000;

/** The thread of a desk: letters come, what they order goes back, until the thread is ended. */
const port = parentPort;
if (!port) throw new Error('a desk is a thread of the media engine');
const say = (message: DeskMessage, memory: readonly ArrayBuffer[] = []) => port.postMessage(message, [...memory]);
const clock = new SystemClock();
const desk = new ServedDesk(
  () => performance.now(),
  (letter, isLast) => say({ kind: 'done', letter, isLast }, [letter.memory]),
);

let last: Promise<void> = loadOpus();
port.on('message', (letter: Letter) => {
  // A fault ends the thread: another one takes its place.
  last = last.then(() => desk.work(letter));
});
await last;
await warmUpOpus();
say({ kind: 'ready' });

const gauge = threadLoad(clock);
const weigh = (): void => {
  const { busy, cpu } = gauge(0);
  say({ kind: 'load', busy, cpu });
  clock.schedule(clock.now() + LOAD_MS, weigh);
};
weigh();
