import { Buffer } from 'node:buffer';
import type { Clock, FillRandom, Instant } from '@wpm/kernel';
import { GIVE_UP } from '../transaction/timers.ts';
import type { Channel } from '../transport/flow.ts';
import type { Limits } from '../transport/limits.ts';
import { sourceOfFlow } from '../transport/transports.ts';
import { FairQueue } from './fair-queue.ts';

export interface RegisterGateOptions {
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'registersAtOnce' | 'registersWaiting' | 'registersWaitingBytes'>;
  /** Deals with one; the next takes its place when what this returns has settled. */
  readonly letIn: (bytes: Uint8Array, channel: Channel) => void | Promise<void>;
  /** There is no room to wait. */
  readonly turnAway: (bytes: Uint8Array, channel: Channel) => void;
}

/** Let in within one turn of the event loop: what else came is heard after a millisecond. */
const MOST_IN_TURN = 8;
/** As long as so many come in a turn there are more in the socket, and calls among them: those are read first. */
const MANY_CAME = 16;
const MOST_WHEN_MANY = 2;

type Waiting = {
  readonly bytes: Uint8Array;
  readonly channel: Channel;
  readonly key: string | undefined;
  readonly since: Instant;
};

/**
 * Lets a few REGISTERs, SUBSCRIBEs and PUBLISHes in at a time; the others wait unread, so that calls need not wait when thousands of
 * phones come back at once. A copy of one that waits is dropped, and so is one whose phone has given up or gone meanwhile.
 */
export class RegisterGate implements Disposable {
  readonly #options: RegisterGateOptions;
  readonly #queue = new FairQueue<Waiting>();
  readonly #keys = new Set<string>();
  #bytes = 0;
  #inside = 0;
  /** How many more may be let in in this turn, and how many have come in it. */
  #left = MOST_IN_TURN;
  #came = 0;
  #isTurnDue = false;

  constructor(options: RegisterGateOptions) {
    this.#options = options;
  }

  /** How many wait. */
  get waiting(): number {
    return this.#queue.size;
  }

  /** One has come: it is dealt with at once where nobody waits. */
  enter(bytes: Uint8Array, channel: Channel): void {
    const { clock, limits, turnAway } = this.#options;
    this.#came++;
    if (this.#queue.size === 0 && this.#hasRoom) return this.#letIn(bytes, channel);
    const key = copyKey(bytes, channel);
    if (key !== undefined && this.#keys.has(key)) return;
    const isFull = this.#queue.size >= limits.registersWaiting;
    if (isFull || this.#bytes + bytes.length > limits.registersWaitingBytes) return turnAway(bytes, channel);
    if (key !== undefined) this.#keys.add(key);
    this.#bytes += bytes.length;
    // A piece of what a connection brought would keep all of it.
    this.#queue.put(sourceOfFlow(channel), { bytes: bytes.slice(), channel, key, since: clock.now() });
    this.#nextTurn();
  }

  [Symbol.dispose](): void {
    this.#queue.clear();
    this.#keys.clear();
    this.#bytes = 0;
  }

  get #hasRoom(): boolean {
    return this.#inside < this.#options.limits.registersAtOnce && this.#left > 0;
  }

  #letIn(bytes: Uint8Array, channel: Channel): void {
    this.#inside++;
    this.#left--;
    const work = this.#options.letIn(bytes, channel);
    const leave = (): void => {
      this.#inside--;
      this.#nextTurn();
    };
    if (work) void work.then(leave, leave);
    else leave();
    this.#nextTurn();
  }

  #nextTurn(): void {
    if (this.#isTurnDue) return;
    this.#isTurnDue = true;
    setImmediate(() => {
      this.#isTurnDue = false;
      this.#left = this.#came < MANY_CAME ? MOST_IN_TURN : MOST_WHEN_MANY;
      this.#came = 0;
      for (let next = this.#next(); next; next = this.#next()) this.#letIn(next.bytes, next.channel);
    });
  }

  /** Of those that wait the next that is worth it; undefined where there is none, or no room. */
  #next(): Waiting | undefined {
    while (this.#hasRoom) {
      const next = this.#queue.take();
      if (!next) return undefined;
      this.#bytes -= next.bytes.length;
      if (next.key !== undefined) this.#keys.delete(next.key);
      if (!this.#isOver(next)) return next;
    }
    return undefined;
  }

  #isOver({ channel, since }: Waiting): boolean {
    return !channel.open || this.#options.clock.now() - since >= GIVE_UP;
  }
}

/** What a phone says when it is back, each of which is looked up: it may wait, a call may not. */
const PATIENT = ['REGISTER ', 'SUBSCRIBE ', 'PUBLISH '].map((start) => Buffer.from(start));
const [CR, LF] = [13, 10];

/** Whether a message is such a request, by its beginning: all others are read at once. RFC 3261 §7.5: empty lines may stand before it. */
export function mayWait(bytes: Uint8Array): boolean {
  let from = 0;
  while (bytes[from] === CR || bytes[from] === LF) from++;
  return PATIENT.some((start) => start.every((byte, index) => bytes[from + index] === byte));
}

/** When a phone may come back that could not even wait, in seconds. */
const RETRY_AFTER = { least: 5, most: 20 };

/** Phones that came together shall not come back together. */
export function someSeconds(fillRandom: FillRandom): number {
  const [chance = 0] = fillRandom(new Uint8Array(1));
  return RETRY_AFTER.least + (chance % (RETRY_AFTER.most - RETRY_AFTER.least + 1));
}

/** Where the topmost Via is, in a message as everybody writes it. */
const HEAD_BYTES = 512;

/** Copies of a request have the same branch, and come the same way (RFC 3261 §17.2.3). Undefined where none is seen at a glance. */
function copyKey(bytes: Uint8Array, channel: Channel): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString('latin1');
  const branch = /;branch=([^;,\s]+)/i.exec(head)?.[1];
  return branch === undefined ? undefined : `${channel.id} ${branch}`;
}
