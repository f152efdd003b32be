import { type CallRate, TICK_MS } from './call-rate.ts';

/** Work in milliseconds: of each of the four messages of a call that is taken, of a refusal, and of a copy. */
const MESSAGE_MS = 2.5;
const REFUSAL_MS = 0.5;
const COPY_MS = 0.3;
/** Between the messages of a call that is taken. */
const STEP_MS = 20;
/** RFC 3261: an INVITE without an answer is sent again then, and a caller who has heard nothing for so long gives up. */
const AGAIN_MS = [500, 1_500, 3_500, 7_500];
const PATIENCE_MS = 1_000;
const CAME = 4;

type Call = { readonly since: number; state: 'new' | 'taken' | 'refused'; read: number };
type Message = { readonly call: Call; readonly at: number };

/** A server that reads one message after the other, as they came; callers send again what is not answered. In virtual time. */
export class SimulatedServer {
  readonly #rate: Pick<CallRate, 'take' | 'tick'>;
  readonly #queue: Message[] = [];
  /** What will come, by the millisecond. */
  readonly #coming = new Map<number, Message[]>();
  #now = 0;
  /** Until when it is at work. */
  #busyUntil = 0;
  #lastWait = 0;
  offered = 0;
  refused = 0;
  /** Calls whose last message was read within a second of when it could have been. */
  settled = 0;
  longestWaitMs = 0;

  constructor(rate: Pick<CallRate, 'take' | 'tick'>) {
    this.#rate = rate;
  }

  /** Begins to count anew. */
  forget(): void {
    this.offered = this.refused = this.settled = this.longestWaitMs = 0;
  }

  /** Lets calls come evenly for so long. */
  offer({ perSecond, seconds }: { readonly perSecond: number; readonly seconds: number }): void {
    const end = this.#now + seconds * 1_000;
    let due = 0;
    for (; this.#now < end; this.#now++) {
      // None begins in the end, so that each that can be settled is.
      due += this.#now < end - PATIENCE_MS ? perSecond / 1_000 : 0;
      for (; due >= 1; due--) this.#begin();
      this.#pass();
    }
  }

  #begin(): void {
    this.offered++;
    const call: Call = { since: this.#now, state: 'new', read: 0 };
    this.#comes(call, this.#now);
    for (const again of AGAIN_MS) this.#comes(call, this.#now + again);
  }

  #comes(call: Call, at: number): void {
    const when = Math.ceil(at);
    const others = this.#coming.get(when);
    if (others) others.push({ call, at });
    else this.#coming.set(when, [{ call, at }]);
  }

  #pass(): void {
    for (const message of this.#coming.get(this.#now) ?? []) if (isSent(message)) this.#queue.push(message);
    this.#coming.delete(this.#now);
    while (this.#busyUntil < this.#now + 1) {
      const message = this.#queue.shift();
      if (!message) break;
      this.#read(message);
    }
    if (this.#now % TICK_MS === 0) this.#rate.tick(this.#queue.length === 0 ? 0 : this.#lastWait);
  }

  #read({ call, at }: Message): void {
    const start = Math.max(this.#busyUntil, this.#now);
    this.#lastWait = start - at;
    this.longestWaitMs = Math.max(this.longestWaitMs, this.#lastWait);
    this.#busyUntil = start + this.#workOf(call, start, at);
  }

  #workOf(call: Call, now: number, at: number): number {
    const isInvite = AGAIN_MS.concat(0).includes(at - call.since);
    if (isInvite && call.state !== 'new') return COPY_MS;
    if (call.state === 'new' && !this.#rate.take()) {
      call.state = 'refused';
      this.refused++;
      return REFUSAL_MS;
    }
    call.state = 'taken';
    call.read++;
    if (call.read < CAME) this.#comes(call, now + STEP_MS);
    else if (now - call.since <= CAME * STEP_MS + PATIENCE_MS) this.settled++;
    return MESSAGE_MS;
  }
}

/** A caller who was answered sends the INVITE no more. */
function isSent({ call, at }: Message): boolean {
  return call.state === 'new' || !AGAIN_MS.includes(at - call.since);
}
