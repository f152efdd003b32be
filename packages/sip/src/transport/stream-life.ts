import type { Clock, Instant } from '@wpm/kernel';
import { PING, PONG } from './keep-alive.ts';

/** How long each thing may last, in milliseconds. */
const LONGEST = {
  /** Until a connection of ours is there, its certificate proven. */
  connecting: 5_000,
  /** A peer that connects has something to say. */
  'no first message': 30_000,
  /** A message that has begun must end: whoever sends it byte by byte holds our memory (slow loris). */
  'unfinished message': 20_000,
  /** Phones register again or send keep-alives more often; a trunk connects anew for its next call. */
  silence: 10 * 60_000,
  /** On connections of ours trunks call us, too: as long as a registration of an hour lasts. */
  'silence on our connection': 65 * 60_000,
  /** RFC 5626 §4.4.1 */
  'unanswered keep-alive': 10_000,
} as const;

type Lasting = keyof typeof LONGEST;

/** RFC 5626 §4.4.1: every 95 to 120 s. */
const PING_EVERY_MS = 100_000;

/** What a connection does about its life. */
export interface Living {
  write(keepAlive: string): void;
  end(why: string): void;
}

/**
 * When a connection is over though nobody closed it: never made, silent, stuck in the middle of a message, its peer gone without
 * a word. Also its keep-alives (RFC 5626 §3.5.1, 4.4.1): sent on connections we opened, answered on all.
 */
export class StreamLife implements Disposable {
  readonly #clock: Clock;
  readonly #living: Living;
  readonly #openedBy: 'us' | 'peer';
  /** What lasts now, and until when at most. */
  readonly #until = new Map<Lasting | 'quiet', Instant>();
  #timer: { readonly at: Instant; readonly scheduled: Disposable } | undefined;
  /** A peer that never answered keep-alives knows none, and is not cut off for it. */
  #knowsKeepAlive = false;
  #awaitsPong = false;
  #halfPing = false;

  constructor(openedBy: 'us' | 'peer', clock: Clock, living: Living) {
    this.#clock = clock;
    this.#living = living;
    this.#openedBy = openedBy;
    this.#begins(openedBy === 'us' ? 'connecting' : 'no first message');
  }

  /** The connection we opened is there. */
  connected(): void {
    this.#ends('connecting');
    this.#begins('silence on our connection');
    this.#set('quiet', PING_EVERY_MS);
  }

  /** A whole message came. */
  heardMessage(): void {
    this.#halfPing = false;
    this.#ends('no first message');
    this.#begins(this.#openedBy === 'us' ? 'silence on our connection' : 'silence');
  }

  /** A line break came between messages: the answer to our keep-alive, or half of one of theirs. */
  heardLineBreak(): void {
    if (this.#awaitsPong) {
      this.#awaitsPong = false;
      this.#knowsKeepAlive = true;
      return this.#ends('unanswered keep-alive');
    }
    this.#halfPing = !this.#halfPing;
    if (this.#halfPing) return;
    this.#ends('no first message');
    if (this.#openedBy === 'peer') this.#begins('silence');
    this.#living.write(PONG);
  }

  /** What came so far ends within a message, or does not. */
  unfinished(is: boolean): void {
    if (!is) this.#ends('unfinished message');
    else if (!this.#until.has('unfinished message')) this.#begins('unfinished message');
  }

  [Symbol.dispose](): void {
    this.#timer?.scheduled[Symbol.dispose]();
    this.#until.clear();
  }

  #begins(what: Lasting): void {
    this.#set(what, LONGEST[what]);
  }

  #ends(what: Lasting): void {
    this.#until.delete(what);
  }

  #set(what: Lasting | 'quiet', ms: number): void {
    const at = this.#clock.now() + ms;
    this.#until.set(what, at);
    // A timer that fires too early finds nothing due and waits on: cheaper than a new one with every message.
    if (!this.#timer || at < this.#timer.at) this.#schedule(at);
  }

  #schedule(at: Instant): void {
    this.#timer?.scheduled[Symbol.dispose]();
    this.#timer = { at, scheduled: this.#clock.schedule(at, () => this.#fire()) };
  }

  #fire(): void {
    this.#timer = undefined;
    const now = this.#clock.now();
    for (const [what, at] of this.#until) {
      if (at > now) continue;
      if (what !== 'quiet') return this.#living.end(`${what} for ${LONGEST[what] / 1_000} s`);
      this.#ping();
    }
    const next = Math.min(...this.#until.values());
    if (next !== Infinity) this.#schedule(next);
  }

  #ping(): void {
    this.#set('quiet', PING_EVERY_MS);
    this.#living.write(PING);
    this.#awaitsPong = true;
    if (this.#knowsKeepAlive) this.#begins('unanswered keep-alive');
  }
}
