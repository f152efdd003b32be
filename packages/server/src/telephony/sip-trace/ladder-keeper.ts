import type { Clock, Instant, Log } from '@wpm/kernel';
import type { NewSipLadder, SipLadders } from '@wpm/store';
import { ladderOf } from './ladder.ts';
import { packLadder } from './packed-ladder.ts';
import type { SipTrace } from './sip-trace.ts';

/** The last answers of a call come after its end: to the BYE, and to one that was sent again. */
const LATE_MS = 5_000;
/** What is due is written together, so often. */
const BATCH_MS = 1_000;
const BATCH = 50;
/** While the database takes nothing: so many calls wait, and the oldest are left out. */
const MOST_WAITING = 5_000;
const AGAIN_MS = 10_000;

/** A call that is over, and when nothing more of it is expected. */
type Over = { readonly callId: string; readonly tenantId: string; readonly due: Instant };

export type LadderKeeperDeps = {
  readonly ladders: Pick<SipLadders, 'keep'>;
  readonly clock: Clock;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  readonly log: Log;
};

/**
 * Keeps the SIP of each call when it is over (ADR 0098): memory forgets it sooner or later, and with a restart. Calls never wait
 * for it: it happens behind them, a few at a time.
 */
export class LadderKeeper implements AsyncDisposable {
  readonly #deps: LadderKeeperDeps;
  #trace: SipTrace | undefined;
  #waiting: Over[] = [];
  #timer: Disposable | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(deps: LadderKeeperDeps) {
    this.#deps = deps;
  }

  /** From where the SIP of calls is taken; what ended before waits for it. */
  keepFrom(trace: SipTrace): void {
    this.#trace = trace;
  }

  /** A call is over, and its record is on disk. */
  callEnded({ id: callId, tenantId }: { readonly id: string; readonly tenantId: string }): void {
    const { clock, log } = this.#deps;
    this.#waiting.push({ callId, tenantId, due: clock.now() + LATE_MS });
    if (this.#waiting.length > MOST_WAITING) log.warn('sip-ladder.not-kept', { call: this.#waiting.shift()?.callId });
    this.#timer ??= this.#lookIn(LATE_MS);
  }

  /** Writes what waits, whether it is due or not. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#timer?.[Symbol.dispose]();
    await this.#writing;
    await this.#writeDue(Infinity);
    this.#timer?.[Symbol.dispose]();
  }

  #lookIn(ms: number): Disposable {
    const { clock } = this.#deps;
    return clock.schedule(clock.now() + ms, () => {
      this.#writing = this.#writeDue(clock.now());
    });
  }

  /** In the order they ended; what the database does not take now is tried again. */
  async #writeDue(now: Instant): Promise<void> {
    const { log } = this.#deps;
    let pause = BATCH_MS;
    try {
      for (let due = this.#dueAt(now); due.length > 0; due = this.#dueAt(now)) {
        await this.#write(due);
        this.#waiting = this.#waiting.filter((over) => !due.includes(over));
      }
    } catch (error) {
      pause = AGAIN_MS;
      log.warn('sip-ladder.keeping-interrupted', { waiting: this.#waiting.length, why: String(error) });
    }
    this.#timer = this.#waiting.length > 0 ? this.#lookIn(pause) : undefined;
  }

  #dueAt(now: Instant): readonly Over[] {
    return this.#trace ? this.#waiting.slice(0, BATCH).filter(({ due }) => due <= now) : [];
  }

  async #write(calls: readonly Over[]): Promise<void> {
    const ladders: NewSipLadder[] = [];
    for (const call of calls) {
      const packed = await this.#packed(call);
      if (packed) ladders.push(packed);
    }
    await this.#deps.ladders.keep(ladders);
    for (const { callId } of calls) this.#trace?.ended(callId);
  }

  /** Nothing of a call nothing is known of. */
  async #packed({ callId, tenantId }: Over): Promise<NewSipLadder | undefined> {
    const traced = this.#trace?.ofCall(callId);
    if (!traced || traced.conversations.length === 0) return undefined;
    const sipCallIds = traced.conversations.map((each) => each.sipCallId);
    return { callId, tenantId, at: this.#deps.now(), sipCallIds, packed: await packLadder(ladderOf(traced)) };
  }
}
